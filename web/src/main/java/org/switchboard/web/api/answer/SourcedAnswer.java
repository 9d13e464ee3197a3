package org.switchboard.web.api.answer;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.switchboard.source.Sourced;

/**
 * A value with its origin.
 *
 * @param value empty when unknown
 * @param source the system that it comes from
 * @param asOf when that system reported it
 */
public record SourcedAnswer<T>(Optional<T> value, String source, Optional<Instant> asOf, Sourced.State state) {

    public static <T> SourcedAnswer<T> of(Sourced<T> fact) {
        return of(fact, Function.identity());
    }

    public static <S, T> SourcedAnswer<T> of(Sourced<S> fact, Function<? super S, ? extends T> answer) {
        return new SourcedAnswer<>(fact.value().map(answer), fact.source(), fact.asOf(), fact.state());
    }
}
