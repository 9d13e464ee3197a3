package org.switchboard.shared;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses that double from failure to failure up to the longest one, each shortened by chance by up to a half, so that
 * what failed together is not tried again together.
 */
public record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 30;

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "The first pause must be longer than nothing, and the longest no shorter");
        }
    }

    /** @param failures so many in a row, at least 1 */
    public Duration after(int failures, RandomGenerator chance) {
        int doublings = Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
        boolean beyond = first.toMillis() > longest.toMillis() >> doublings;
        long whole = beyond ? longest.toMillis() : first.toMillis() << doublings;
        return Duration.ofMillis(whole / 2 + chance.nextLong(whole - whole / 2 + 1));
    }
}
