package org.switchboard.integration.lookup;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.source.feed.LookupBreaker;

/**
 * One look-up behind its circuit breaker and its limit of those who wait, with what there is to say about it. It holds no
 * thread while it waits.
 */
public final class GuardedLookup {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedLookup.class);

    /**
     * @param answers how many of the last ones count
     * @param percent of them that may fail
     * @param millis for which nothing is asked then
     * @param waiting so many may wait for an answer at once; that more want to says nothing about the system
     */
    record Limits(int answers, int percent, int millis, int waiting) {}

    private record Failure(String sentence, Instant at) {}

    private final String source;
    private final String lookup;
    private final Duration pause;
    private final Clock clock;
    private final CircuitBreaker breaker;
    private final Semaphore waiting;
    private volatile Instant since;
    private volatile Optional<Failure> last = Optional.empty();

    GuardedLookup(String source, String lookup, Limits limits, Clock clock) {
        this.source = source;
        this.lookup = lookup;
        this.pause = Duration.ofMillis(limits.millis());
        this.clock = clock;
        this.since = clock.instant();
        this.waiting = new Semaphore(limits.waiting());
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
     * @param question gives the answer later, or fails with a sentence
     * @return the answer; fails with {@link LookupFailed} as the question does, or because it was not asked
     */
    public <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> question) {
        if (!waiting.tryAcquire()) {
            return CompletableFuture.failedStage(
                    new LookupFailed("Not sent: too many requests are waiting for an answer.", null));
        }
        try {
            breaker.acquirePermission();
        } catch (CallNotPermittedException open) {
            waiting.release();
            return CompletableFuture.failedStage(new LookupFailed("Not sent: most of the last requests failed.", open));
        }
        long began = System.nanoTime();
        return asked(question).whenComplete((answer, failure) -> {
            waiting.release();
            count(System.nanoTime() - began, Optional.ofNullable(failure).map(GuardedLookup::plain));
        });
    }

    /** The same for a question that holds its thread until it has the answer. */
    public <T> T askAndWait(Supplier<T> question) {
        try {
            return ask(() -> CompletableFuture.completedStage(question.get()))
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException failure) {
            if (plain(failure) instanceof RuntimeException known) {
                throw known;
            }
            throw failure;
        }
    }

    private static <T> CompletionStage<T> asked(Supplier<CompletionStage<T>> question) {
        try {
            return question.get();
        } catch (RuntimeException | Error failure) {
            return CompletableFuture.failedStage(failure);
        }
    }

    /** Only what the system did counts, not what went wrong here. */
    private void count(long nanos, Optional<Throwable> failure) {
        if (failure.isEmpty()) {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        } else if (failure.get() instanceof LookupFailed lookupFailure) {
            last = Optional.of(new Failure(lookupFailure.getMessage(), clock.instant()));
            breaker.onError(nanos, TimeUnit.NANOSECONDS, lookupFailure);
        } else {
            breaker.releasePermission();
        }
    }

    private static Throwable plain(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
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
