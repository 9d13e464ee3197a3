package org.switchboard.integration.camel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.switchboard.integration.failure.FailureSentence;
import org.switchboard.integration.lookup.LookupServices;

/** A {@code direct:} route of the site that answers while somebody waits. */
public final class LiveRoute {

    /** A route that is being replaced is waited for this long, and a missing one not longer. */
    private static final long REPLACED_WITHIN_MILLIS = 300;

    private static final long MILLIS_BETWEEN_TRIES = 50;

    /** Of those who wait, each with a thread if the route is made of steps that block. */
    private static final int MOST_WAITING = 128;

    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final SourceRoutes routes;
    private final String name;

    /** @param name without {@code direct:} */
    public LiveRoute(SourceRoutes routes, String name) {
        this.routes = routes;
        this.name = name;
    }

    /**
     * Runs on a thread of the look-ups, which is free while the route only waits. The caller can stop waiting, whatever
     * the site's route does.
     *
     * @return the JSON that the route gives, or nothing; fails with {@link RouteUnanswered}
     */
    public CompletionStage<Optional<JsonNode>> ask(Map<String, ?> headers) {
        return on(caller -> threads(caller.getCamelContext()), headers);
    }

    /**
     * Asks on this thread, for who waits anyway as long as it takes.
     *
     * @throws RouteUnanswered when the route gives no answer, or none that is JSON
     */
    public Optional<JsonNode> askAndWait(Map<String, ?> headers) {
        try {
            return on(caller -> Runnable::run, headers).toCompletableFuture().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RouteUnanswered unanswered
                    ? unanswered
                    : new RouteUnanswered(FailureSentence.of(failure), failure);
        }
    }

    private CompletionStage<Optional<JsonNode>> on(
            Function<ProducerTemplate, Executor> threads, Map<String, ?> headers) {
        Optional<ProducerTemplate> caller = routes.caller();
        if (caller.isEmpty()) {
            return CompletableFuture.failedStage(new RouteUnanswered("The source routes do not run yet.", null));
        }
        if (!waiting.tryAcquire()) {
            return CompletableFuture.failedStage(
                    new RouteUnanswered("Not sent: too many requests are waiting for an answer.", null));
        }
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(REPLACED_WITHIN_MILLIS);
        Map<String, Object> sent = new HashMap<>(headers);
        TraceHeader.current().ifPresent(trace -> sent.put(TraceHeader.NAME, trace));
        return sent(caller.get(), sent, until, threads.apply(caller.get()))
                .whenComplete((answer, failure) -> waiting.release())
                .thenApply(this::json);
    }

    private CompletionStage<Exchange> sent(
            ProducerTemplate caller, Map<String, ?> headers, long until, Executor executor) {
        try {
            return CompletableFuture.supplyAsync(() -> send(caller, headers, until), executor)
                    .thenCompose(Function.identity());
        } catch (RejectedExecutionException stopping) {
            return CompletableFuture.failedStage(new RouteUnanswered("The source routes are stopping.", stopping));
        }
    }

    private CompletionStage<Exchange> send(ProducerTemplate caller, Map<String, ?> headers, long until) {
        Endpoint endpoint = caller.getCamelContext().getEndpoint("direct:" + name + "?block=false");
        Exchange question = endpoint.createExchange(ExchangePattern.InOut);
        question.getMessage().setHeaders(new HashMap<>(headers));
        return caller.asyncSend(endpoint, question)
                .thenCompose(answer -> isMissed(answer) && System.nanoTime() < until
                        ? sent(caller, headers, until, later(caller.getCamelContext()))
                        : CompletableFuture.completedStage(answer));
    }

    /** No route has taken the question, which differs from a route that misses another one. */
    private static boolean isMissed(Exchange answer) {
        return answer.getFromRouteId() == null && answer.getException() instanceof DirectConsumerNotAvailableException;
    }

    private static Executor later(CamelContext context) {
        return CompletableFuture.delayedExecutor(MILLIS_BETWEEN_TRIES, TimeUnit.MILLISECONDS, threads(context));
    }

    private static Executor threads(CamelContext context) {
        return LookupServices.of(context).threads(context);
    }

    private Optional<JsonNode> json(Exchange answer) {
        if (answer.getException() != null) {
            throw new RouteUnanswered(FailureSentence.of(answer.getException()), answer.getException());
        }
        Object body = answer.getMessage().getBody();
        if (body == null || body instanceof JsonNode) {
            return Optional.ofNullable((JsonNode) body);
        }
        throw new RouteUnanswered("The route direct:" + name + " gave no JSON.", null);
    }
}
