package org.switchboard.web.api.outage;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.outage.model.Outage;

/**
 * An unplanned outage as an outage system reports it.
 *
 * @param customers how many customers that system counts
 * @param state open, under-repair, restored …
 */
public record OutageItem(
        long id,
        String source,
        String key,
        Instant changedAt,
        Optional<String> networkElementKey,
        Optional<Double> longitude,
        Optional<Double> latitude,
        Optional<Instant> startedAt,
        Optional<Instant> estimatedRestorationAt,
        Optional<String> cause,
        Optional<Integer> customers,
        Optional<String> crewState,
        Optional<String> state) {

    public static OutageItem of(Outage outage) {
        return new OutageItem(
                outage.id(),
                outage.source(),
                outage.key(),
                outage.changedAt(),
                outage.networkElementKey(),
                outage.longitude(),
                outage.latitude(),
                outage.startedAt(),
                outage.estimatedRestorationAt(),
                outage.cause(),
                outage.customers(),
                outage.crewState(),
                outage.state());
    }
}
