package org.switchboard.outage.model;

import java.time.Instant;
import java.util.Optional;

/**
 * An unplanned outage as an outage system reports it.
 *
 * @param customers how many customers that system counts
 * @param state open, under-repair, restored …
 */
public record Outage(
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

    public static final String RESTORED = "restored";

    public boolean isOpen() {
        return state.filter(RESTORED::equals).isEmpty();
    }
}
