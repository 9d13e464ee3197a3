package org.switchboard.web.api.source;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.source.feed.LookupBreaker;

/**
 * The circuit breaker of a live look-up: while most answers of a system fail, look-ups are suspended.
 *
 * @param lookup which of the source's look-ups: the id that its route has in the file
 * @param since when it came into this state
 * @param nextTryAt when the system is asked again; only while the breaker is open
 * @param lastFailure why the last answer that failed did so, in a sentence
 */
public record BreakerAnswer(
        String source,
        String lookup,
        LookupBreaker.State state,
        Instant since,
        Optional<Instant> nextTryAt,
        Optional<String> lastFailure,
        Optional<Instant> lastFailureAt) {

    public static BreakerAnswer of(LookupBreaker breaker) {
        return new BreakerAnswer(
                breaker.source(),
                breaker.lookup(),
                breaker.state(),
                breaker.since(),
                breaker.nextTryAt(),
                breaker.lastFailure(),
                breaker.lastFailureAt());
    }
}
