package org.switchboard.outage.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An announced interruption (CIM 61968-3 OutagePlan). {@code from} included, {@code to} excluded. */
public record OutagePlan(
        long id,
        String source,
        String key,
        Instant changedAt,
        List<String> networkElementKeys,
        Instant from,
        Instant to,
        Optional<String> reason,
        Optional<String> state) {

    private static final String CANCELLED = "cancelled";
    private static final String FINISHED = "finished";

    /** In force at that moment: neither cancelled nor ended early. */
    public boolean runsAt(Instant moment) {
        return isStanding() && !moment.isBefore(from) && moment.isBefore(to);
    }

    public boolean comesAfter(Instant moment) {
        return isStanding() && from.isAfter(moment);
    }

    private boolean isStanding() {
        return state.filter(s -> s.equals(CANCELLED) || s.equals(FINISHED)).isEmpty();
    }
}
