package org.switchboard.database;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Keeps the log of something that is tried again and again to one line a minute and cause. Used by one thread at a time. */
final class LinePerMinute {

    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<String, Instant> nextLines = new HashMap<>();

    LinePerMinute(InstantSource clock) {
        this.clock = clock;
    }

    /** @param cause compared without its numbers, which differ from one failure to the next */
    boolean isDue(String cause) {
        Instant now = clock.instant();
        nextLines.values().removeIf(next -> !now.isBefore(next));
        return nextLines.putIfAbsent(cause.replaceAll("\\d+", "#"), now.plus(BETWEEN_LINES)) == null;
    }
}
