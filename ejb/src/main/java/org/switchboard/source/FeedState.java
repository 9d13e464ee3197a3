package org.switchboard.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One feed as the sources page shows it. Counts are of records since the feed was first seen.
 *
 * @param promise the longest silence that this feed allows itself; empty when it made no promise (files, push)
 * @param failure why the last try failed; empty when the last try went well
 */
public record FeedState(
        FeedId id,
        Optional<Duration> promise,
        Optional<Instant> lastSuccessAt,
        Optional<Instant> lastRecordAt,
        Optional<Instant> lastFailureAt,
        Optional<String> failure,
        long accepted,
        long unchanged,
        long rejected,
        Optional<String> watermark) {

    /** FRESH while the promise is kept, STALE when it is broken or the last try failed, UNAVAILABLE before any success. */
    public Sourced.State stateAt(Instant now) {
        if (lastSuccessAt.isEmpty()) {
            return Sourced.State.UNAVAILABLE;
        }
        boolean late =
                promise.map(p -> lastSuccessAt.get().plus(p).isBefore(now)).orElse(false);
        return late || failure.isPresent() ? Sourced.State.STALE : Sourced.State.FRESH;
    }

    /** How long the feed has been silent. */
    public Optional<Duration> lagAt(Instant now) {
        return lastSuccessAt.map(at -> Duration.between(at, now));
    }
}
