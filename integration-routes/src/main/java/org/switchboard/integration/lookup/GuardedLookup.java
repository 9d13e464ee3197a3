package org.switchboard.integration.lookup;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.source.feed.LookupBreaker;

/** One look-up behind its circuit breaker, with what there is to say about it. */
public final class GuardedLookup {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedLookup.class);

    /**
     * @param answers how many of the last ones count
     * @param percent of them that may fail
     * @param millis for which nothing is asked then
     */
    record Limits(int answers, int percent, int millis) {}

    private record Failure(String sentence, Instant at) {}

    private final String source;
    private final String lookup;
    private final Duration pause;
    private final Clock clock;
    private final CircuitBreaker breaker;
    private volatile Instant since;
    private volatile Optional<Failure> last = Optional.empty();

    GuardedLookup(String source, String lookup, Limits limits, Clock clock) {
        this.source = source;
        this.lookup = lookup;
        this.pause = Duration.ofMillis(limits.millis());
        this.clock = clock;
        this.since = clock.instant();
        this.breaker = CircuitBreaker.of(
                lookup,
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowSize(limits.answers())
                        .minimumNumberOfCalls(limits.answers())
                        .failureRateThreshold(limits.percent())
                        .waitDurationInOpenState(pause)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
        breaker.getEventPublisher().onStateTransition(transition -> {
            since = clock.instant();
            LOG.info(
                    "look-up breaker source={} lookup={} state={}",
                    source,
                    lookup,
                    transition.getStateTransition().getToState());
        });
    }

    /**
     * @param question gives the answer, or fails with a sentence
     * @throws LookupFailed as the question does, or because it was not asked
     */
    public <T> T ask(Supplier<T> question) {
        try {
            breaker.acquirePermission();
        } catch (CallNotPermittedException open) {
            throw new LookupFailed("Not asked: most of the last answers failed.", open);
        }
        long began = System.nanoTime();
        try {
            T answer = question.get();
            breaker.onSuccess(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            return answer;
        } catch (LookupFailed failure) {
            told(failure, System.nanoTime() - began);
            throw failure;
        } catch (RuntimeException | Error neverAsked) {
            breaker.releasePermission();
            throw neverAsked;
        }
    }

    /** That too many wait here says nothing about the system. */
    private void told(LookupFailed failure, long nanos) {
        if (failure.getCause() instanceof BulkheadException) {
            breaker.releasePermission();
            return;
        }
        last = Optional.of(new Failure(failure.getMessage(), clock.instant()));
        breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
    }

    LookupBreaker state() {
        LookupBreaker.State state =
                switch (breaker.getState()) {
                    case OPEN, FORCED_OPEN -> LookupBreaker.State.OPEN;
                    case HALF_OPEN -> LookupBreaker.State.HALF_OPEN;
                    default -> LookupBreaker.State.CLOSED;
                };
        return new LookupBreaker(
                source,
                lookup,
                state,
                since,
                state == LookupBreaker.State.OPEN ? Optional.of(since.plus(pause)) : Optional.empty(),
                last.map(Failure::sentence),
                last.map(Failure::at));
    }
}
