package org.legacy.systems.meters;

import java.time.Instant;

/**
 * A meter lost its supply or was restored.
 *
 * @param at by the meter's own clock
 * @param lost whether the message was lost: the energy reserve of the meter did not suffice to send it to the next node
 */
public record SupplyEvent(int account, Kind kind, Instant at, boolean lost) {

    /** With the codes of IEC 61968-9 that head-ends use for them. */
    public enum Kind {
        LAST_GASP("last-gasp", "3.26.0.85"),
        POWER_UP("power-up", "3.26.0.216");

        private final String word;
        private final String code;

        Kind(String word, String code) {
            this.word = word;
            this.code = code;
        }

        public String word() {
            return word;
        }

        String code() {
            return code;
        }
    }

    static SupplyEvent lastGasp(int account, Instant at) {
        return new SupplyEvent(account, Kind.LAST_GASP, at, false);
    }

    static SupplyEvent powerUp(int account, Instant at) {
        return new SupplyEvent(account, Kind.POWER_UP, at, false);
    }

    SupplyEvent asLost() {
        return new SupplyEvent(account, kind, at, true);
    }
}
