package org.switchboard.measurement;

import java.time.Instant;
import java.util.Optional;

/**
 * The last value of one measurement point of a network element.
 *
 * @param kind switch-state, voltage, current, alarm …
 * @param value 0 open and 1 closed for a switch-state, else in {@code unit}; empty when telemetry does not know
 * @param quality good, or what is wrong with it
 */
public record Reading(
        String source,
        String pointKey,
        String networkElementKey,
        String kind,
        Optional<Double> value,
        Optional<String> unit,
        String quality,
        Instant at) {

    public static final String SWITCH_STATE = "switch-state";
    public static final String GOOD = "good";

    private static final double OPEN = 0;
    private static final double CLOSED = 1;

    public boolean isGood() {
        return GOOD.equals(quality);
    }

    public boolean saysOpen() {
        return SWITCH_STATE.equals(kind)
                && isGood()
                && value.filter(v -> v == OPEN).isPresent();
    }

    public boolean saysClosed() {
        return SWITCH_STATE.equals(kind)
                && isGood()
                && value.filter(v -> v == CLOSED).isPresent();
    }
}
