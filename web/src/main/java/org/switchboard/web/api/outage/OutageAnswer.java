package org.switchboard.web.api.outage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.outage.Outages.OutageHistory;
import org.switchboard.outage.model.AffectedCustomers;
import org.switchboard.outage.model.Outage;
import org.switchboard.outage.model.RestorationEstimate;

/**
 * An outage with what is known around it.
 *
 * @param customers as the reporting system counts
 * @param affected by our own network; empty when the outage names no element
 * @param history restoration times, oldest first
 */
public record OutageAnswer(
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
        Optional<String> state,
        Optional<AffectedCustomers> affected,
        List<RestorationEstimate> history) {

    static OutageAnswer of(OutageHistory history, Optional<AffectedCustomers> affected) {
        Outage outage = history.outage();
        return new OutageAnswer(
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
                outage.state(),
                affected,
                history.estimates());
    }
}
