package org.switchboard.integration.trial;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchboard.outbox.Deliveries;
import org.switchboard.outbox.model.Destination;

/** A trial delivers nothing and declares nothing. */
final class NoDeliveries extends Deliveries {

    @Override
    public void declared(String file, Set<Destination> destinations) {
        // it is not there for good
    }

    @Override
    public List<Claimed> claim(Destination destination, int most, Duration lease) {
        return List.of();
    }

    @Override
    public Optional<Duration> untilNext(Destination destination) {
        return Optional.empty();
    }

    @Override
    public void addListener(Destination destination, Runnable wake) {
        // there is nothing to notify
    }

    @Override
    public void removeListener(Destination destination, Runnable wake) {
        // nobody listens
    }
}
