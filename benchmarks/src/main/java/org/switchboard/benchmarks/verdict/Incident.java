package org.switchboard.benchmarks.verdict;

import java.util.List;

/**
 * What happens at one place of the network in one round.
 *
 * @param devices that it touches, the highest first; of a debt, the account
 */
record Incident(Kind kind, Phase phase, List<String> devices) {

    Incident {
        devices = List.copyOf(devices);
    }

    String device() {
        return devices.get(0);
    }

    boolean isUnder(Place place) {
        return kind.concernsAccount()
                ? devices.contains(place.account())
                : devices.stream().anyMatch(place::isBelow);
    }

    /** In a round in which systems fall silent, when it happens. */
    enum Phase {
        /** Before: what shows it was received, and is old afterwards. */
        BEFORE,
        /** Afterwards: what a silent system knows of it is not received. */
        AFTER,
        /** Before, and it is over afterwards: what a silent system showed of it is not true any more. */
        ENDED
    }

    /** Sorts of incident. */
    enum Kind {
        BREAKER_OPEN,
        LINE_SWITCH_OPEN,
        /** A switch without telemetry. */
        SECTION_SWITCH_OPEN,
        /** The line itself, without a change of any switch. */
        FEEDER_FAILED,
        SUBSTATION_FAILED,
        FUSE_FAILED,
        TRANSFORMER_FAILED,
        /** Two transformers behind two fuses of one feeder. */
        TWO_TRANSFORMERS_FAILED,
        TRANSFORMER_AND_SERVICE_FAILED,
        SERVICE_FAILED,
        /** Two customers of one transformer, each for himself. */
        TWO_SERVICES_FAILED,
        PLANNED,
        KNOWN_OUTAGE,
        /** A failed transformer with a repair order. */
        ORDERED,
        /** An open breaker with a repair order. */
        BREAKER_ORDERED,
        /** A transformer with a repair order below a breaker that opens later. */
        ORDER_BELOW_OPEN_BREAKER,
        /** An outage that the GIS knows below a breaker that opens later. */
        OUTAGE_BELOW_OPEN_BREAKER,
        /** A plan that covers one transformer below a line switch that opens. */
        PLAN_BELOW_OPEN_SWITCH,
        /** The sections behind an open line switch are fed through the tie switch. */
        FED_THROUGH_TIE,
        /** Supply is back, and the GIS still has the outage as open. */
        OUTAGE_LEFT_OPEN,
        /** Supply is back, and the repair order is still open. */
        ORDER_LEFT_OPEN,
        DEBT,
        PAID;

        boolean concernsAccount() {
            return this == DEBT || this == PAID;
        }

        /** An announcement is open although there is supply. */
        boolean misleads() {
            return this == OUTAGE_LEFT_OPEN || this == ORDER_LEFT_OPEN;
        }

        boolean isDouble() {
            return switch (this) {
                case TWO_TRANSFORMERS_FAILED,
                        TRANSFORMER_AND_SERVICE_FAILED,
                        TWO_SERVICES_FAILED,
                        ORDER_BELOW_OPEN_BREAKER,
                        OUTAGE_BELOW_OPEN_BREAKER,
                        PLAN_BELOW_OPEN_SWITCH -> true;
                default -> false;
            };
        }
    }
}
