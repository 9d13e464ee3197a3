package org.switchboard.event;

import java.time.Duration;

/**
 * How a group reads.
 *
 * @param batchSize events a transaction at most
 * @param batchTime after this long a transaction takes no further event; shorter than the server's transaction timeout
 * @param maxAttempts number of times that an event is tried before it is set aside
 * @param firstDelay between the first failure of an event and its next attempt; doubled with each further failure
 * @param longestDelay between two attempts
 */
public record GroupSettings(
        int batchSize, Duration batchTime, int maxAttempts, Duration firstDelay, Duration longestDelay) {

    /** The attempts spread over about an hour, so that an outage of another system sets no event aside. */
    public static final GroupSettings DEFAULT =
            new GroupSettings(100, Duration.ofSeconds(5), 20, Duration.ofSeconds(1), Duration.ofMinutes(5));

    private static final int MAX_DOUBLINGS = 30;

    public GroupSettings {
        if (batchSize < 1 || maxAttempts < 1 || firstDelay.isNegative() || longestDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException("A group needs positive sizes and delays that do not shrink");
        }
    }

    /** @param attempts failed ones, at least 1 */
    Duration delayAfter(int attempts) {
        Duration delay = firstDelay.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), MAX_DOUBLINGS));
        return delay.compareTo(longestDelay) > 0 ? longestDelay : delay;
    }
}
