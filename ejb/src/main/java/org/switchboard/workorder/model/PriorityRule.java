package org.switchboard.workorder.model;

import java.time.Duration;
import java.time.Instant;

/**
 * Which order comes first. Urgency is counted in minutes of waiting, so that whoever waits long enough comes first at
 * last, and a circumstance is a head start:
 *
 * <ul>
 *   <li>a danger that a caller reported: 24 hours;
 *   <li>a customer on life support: 8 hours, and 1 hour more for each further one, up to 12;
 *   <li>customers without supply: 40 minutes for each doubling (40 × log₂(1 + n)): one has 40, a hundred 266, ten
 *       thousand 532;
 *   <li>age: a minute a minute.
 * </ul>
 *
 * <p>All orders age alike, so the sequence of two orders never changes by time alone. It is therefore kept as one
 * instant: when the order would have had to come in to be as urgent by waiting alone. The earlier, the more urgent.
 */
public final class PriorityRule {

    private static final Duration HAZARD = Duration.ofHours(24);
    private static final Duration LIFE_SUPPORT = Duration.ofHours(8);
    private static final Duration FURTHER_LIFE_SUPPORT = Duration.ofHours(1);
    private static final int MOST_FURTHER = 12;
    private static final double SECONDS_A_DOUBLING = 40 * 60;

    private static final Duration URGENT = Duration.ofHours(8);
    private static final Duration HIGH = Duration.ofHours(4);
    private static final Duration NORMAL = Duration.ofHours(1);

    private PriorityRule() {}

    /** When an order would have had to come in to be as urgent by waiting alone. */
    public static Instant rankedAt(Instant receivedAt, int customersAffected, int lifeSupport, boolean hazard) {
        Duration start = headStart(customersAffected, lifeSupport);
        return receivedAt.minus(hazard ? start.plus(HAZARD) : start);
    }

    /** URGENT from 8 hours of waiting or the equivalent, HIGH from 4, NORMAL from 1. */
    public static OrderPriority priority(Instant rankedAt, Instant now) {
        Duration urgency = Duration.between(rankedAt, now);
        if (urgency.compareTo(URGENT) >= 0) {
            return OrderPriority.URGENT;
        }
        if (urgency.compareTo(HIGH) >= 0) {
            return OrderPriority.HIGH;
        }
        return urgency.compareTo(NORMAL) >= 0 ? OrderPriority.NORMAL : OrderPriority.LOW;
    }

    private static Duration headStart(int customersAffected, int lifeSupport) {
        double doublings = Math.log1p(customersAffected) / Math.log(2);
        Duration start = Duration.ofSeconds(Math.round(SECONDS_A_DOUBLING * doublings));
        if (lifeSupport > 0) {
            start = start.plus(LIFE_SUPPORT)
                    .plus(FURTHER_LIFE_SUPPORT.multipliedBy(Math.min(lifeSupport - 1, MOST_FURTHER)));
        }
        return start;
    }
}
