package org.switchboard.event.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a group is behind.
 *
 * @param unread committed events that it has not passed; more than 100,000 are not counted
 * @param oldestCounted the earliest publication of those that are counted, which have the lowest transaction numbers
 * @param retrying events that failed, and those behind them of the same key
 * @param setAside events given up and not replayed
 */
public record GroupLag(
        String group,
        long unread,
        Optional<Instant> oldestCounted,
        long retrying,
        Optional<Instant> oldestRetrying,
        long setAside) {

    public long events() {
        return unread + retrying;
    }

    /** Since the oldest event was published that is neither handled nor set aside; zero when there is none. */
    public Duration timeAt(Instant now) {
        return Stream.concat(oldestCounted.stream(), oldestRetrying.stream())
                .min(Instant::compareTo)
                .map(oldest -> Duration.between(oldest, now))
                .filter(lag -> !lag.isNegative())
                .orElse(Duration.ZERO);
    }
}
