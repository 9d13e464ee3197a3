package org.switchboard.source.feed;

import java.time.Instant;
import java.util.Optional;

/**
 * The circuit breaker of a live look-up: while most answers of a system fail, it is not asked for a moment.
 *
 * @param lookup which of the source's look-ups: the id that its route has in the file
 * @param since when it came into this state
 * @param nextTryAt when the system is asked again; only while the breaker is open
 * @param lastFailure why the last answer that failed did so, in a sentence
 */
public record LookupBreaker(
        String source,
        String lookup,
        State state,
        Instant since,
        Optional<Instant> nextTryAt,
        Optional<String> lastFailure,
        Optional<Instant> lastFailureAt) {

    public enum State {
        /** All is asked. */
        CLOSED,
        /** The next answer decides. */
        HALF_OPEN,
        /** Nothing is asked. */
        OPEN
    }
}
