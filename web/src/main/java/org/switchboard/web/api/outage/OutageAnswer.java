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
        Optional<AffectedAnswer> affected,
        List<EstimateAnswer> history) {

    /** Number of customers below a device, and how many of them are on life support. */
    public record AffectedAnswer(int customers, int lifeSupport) {

        public static AffectedAnswer of(AffectedCustomers customers) {
            return new AffectedAnswer(customers.customers(), customers.lifeSupport());
        }
    }

    /** A restoration time that was given out, and since when; empty when the source took its estimate back. */
    public record EstimateAnswer(Instant changedAt, Optional<Instant> estimatedRestorationAt) {

        public static EstimateAnswer of(RestorationEstimate estimate) {
            return new EstimateAnswer(estimate.changedAt(), estimate.estimatedRestorationAt());
        }
    }

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
                affected.map(AffectedAnswer::of),
                history.estimates().stream().map(EstimateAnswer::of).toList());
    }
}
