package org.switchboard.workorder.model;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What still reads without supply below a device.
 *
 * @param meters how many meters sent a last gasp and nothing since, or did not answer a recent ping
 * @param switches how many switches read open that are normally closed
 * @param customers how many customers are behind these meters, or below a switch that reads open just now
 * @param tickets how many open tickets of the order belong to them
 * @param first the first of these switches and meters, switches before meters
 */
public record StillDark(long meters, long switches, long customers, long tickets, List<Reading> first) {

    public static final StillDark NOTHING = new StillDark(0, 0, 0, 0, List.of());

    public StillDark {
        first = List.copyOf(first);
    }

    public boolean isNothing() {
        return meters == 0 && switches == 0;
    }

    /** How many more there are than {@link #first} names. */
    public long further() {
        return meters + switches - first.size();
    }

    /** The state that a reading shows. */
    public enum Kind {
        SWITCH_OPEN,
        LAST_GASP,
        NO_ANSWER;

        private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

        public String wireName() {
            return wireName;
        }
    }

    /**
     * @param element key of the switch, or of the service point of the meter
     * @param name of the customer, or of the switch
     * @param source the system that reports it
     */
    public record Reading(
            Kind kind,
            String element,
            String name,
            Optional<String> address,
            boolean lifeSupport,
            String source,
            Instant at) {}
}
