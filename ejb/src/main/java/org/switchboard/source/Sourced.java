package org.switchboard.source;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * A fact with where it came from and how far it can be trusted. {@code value} is empty only when it is unavailable, or was never
 * asked for.
 *
 * @param asOf the moment the source vouches for
 */
public record Sourced<T>(Optional<T> value, String source, Optional<Instant> asOf, State state) {

    public enum State {
        /** Asked for just now. */
        LIVE,
        /** Replicated, and its feed meets its freshness objective. */
        FRESH,
        /** The answer of an earlier question; the system was not asked this time, so its state is unknown. */
        NOT_ASKED,
        /** Known once; the source sent no data for longer than its freshness objective, or did not answer. */
        STALE,
        /** Never known, and the source does not answer. */
        UNAVAILABLE,
        /** Known once or never; the operator has stopped the source for a while. */
        PAUSED,
        /** Known once; the site has taken the feed away, so that no data is expected. */
        WITHDRAWN
    }

    public static <T> Sourced<T> of(T value, String source, Instant asOf, State state) {
        return new Sourced<>(Optional.of(value), source, Optional.of(asOf), state);
    }

    public static <T> Sourced<T> unavailable(String source) {
        return new Sourced<>(Optional.empty(), source, Optional.empty(), State.UNAVAILABLE);
    }

    /** The same fact with its value in another form. */
    public <R> Sourced<R> map(Function<? super T, ? extends R> form) {
        return new Sourced<>(value.map(form), source, asOf, state);
    }

    public boolean isCurrent() {
        return state == State.LIVE || state == State.FRESH;
    }
}
