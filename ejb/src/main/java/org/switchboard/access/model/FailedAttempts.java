package org.switchboard.access.model;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What repeated wrong passwords cost: after five, each further one doubles the wait of that user name, from one second
 * to five minutes. Of the names only the most recently tried are remembered, so that memory is bounded whatever is tried.
 */
public final class FailedAttempts {

    public static final int FREE = 5;

    private static final int NAMES = 10_000;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private record Failures(int count, Instant blockedUntil) {}

    private final Map<String, Failures> byName = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > NAMES;
        }
    };

    /** How long this user name has still to wait; zero when it may try. */
    public synchronized Duration waitOf(String name, Instant now) {
        Failures failures = byName.get(name);
        return failures == null || !failures.blockedUntil.isAfter(now)
                ? Duration.ZERO
                : Duration.between(now, failures.blockedUntil);
    }

    public synchronized void failed(String name, Instant now) {
        int count = byName.containsKey(name) ? byName.get(name).count + 1 : 1;
        byName.put(name, new Failures(count, now.plus(penalty(count))));
    }

    public synchronized void reset(String name) {
        byName.remove(name);
    }

    private static Duration penalty(int count) {
        if (count < FREE) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(count - FREE, 20));
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }
}
