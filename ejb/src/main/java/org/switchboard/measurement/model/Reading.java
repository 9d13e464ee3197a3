package org.switchboard.measurement.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The last value of one measurement point of a network element.
 *
 * @param kind switch-state, supply-state, ping, voltage, current, alarm …
 * @param value 0 open and 1 closed for a switch-state, 0 dark and 1 with supply for a meter's supply-state, 0 silent
 *     and 1 answered for a ping, else in
 *     {@code unit}; empty when telemetry does not know
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
    /** What a meter reports of its own supply; it reports only changes. */
    public static final String SUPPLY_STATE = "supply-state";

    /** Whether a meter answered when somebody asked it. */
    public static final String PING = "ping";

    /** The quality of a ping's answer from a meter that keeps its customer off itself. */
    public static final String RELAY_OPEN = "relay-open";

    public static final String GOOD = "good";

    private static final double OPEN = 0;
    private static final double CLOSED = 1;
    private static final double DARK = 0;

    public boolean isGood() {
        return GOOD.equals(quality);
    }

    public boolean isOpen() {
        return SWITCH_STATE.equals(kind)
                && isGood()
                && value.filter(v -> v == OPEN).isPresent();
    }

    /** A meter's last gasp. */
    public boolean isDeenergised() {
        return SUPPLY_STATE.equals(kind)
                && isGood()
                && value.filter(v -> v == DARK).isPresent();
    }

    /** A meter reports that it has supply again. */
    public boolean isPowerUp() {
        return SUPPLY_STATE.equals(kind) && isGood() && value.filter(v -> v > 0).isPresent();
    }

    /** What a meter reports, or that it does not answer, unlike what is measured on the supply path. */
    public boolean isOfMeter() {
        return SUPPLY_STATE.equals(kind) || PING.equals(kind);
    }

    /** A meter answered that was asked, and lets supply through. */
    public boolean isAnswered() {
        return PING.equals(kind) && isGood() && value.filter(v -> v > 0).isPresent();
    }

    /** A meter kept silent that was asked. */
    public boolean isNoAnswer() {
        return PING.equals(kind) && value.filter(v -> v == 0).isPresent();
    }

    public boolean isClosed() {
        return SWITCH_STATE.equals(kind)
                && isGood()
                && value.filter(v -> v == CLOSED).isPresent();
    }
}
