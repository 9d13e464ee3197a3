package org.switchboard.integration.outbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.switchboard.integration.failure.FailureSentence;
import org.switchboard.outbox.OutboxDispatcher;
import org.switchboard.outbox.Outcome;
import org.switchboard.outbox.model.OutboxMessage;

/**
 * Delivers the messages of one destination on a thread of its own, so that one that does not answer delays no other. The
 * end of the route without an exception means delivered.
 */
final class OutboxConsumer extends DefaultConsumer {

    /** So long the end of a route waits for the message on its way. */
    private static final long MILLIS_TO_ARRIVE = 2_000;

    private final OutboxEndpoint endpoint;
    private final OutboxDispatcher dispatcher;
    private ExecutorService thread;

    OutboxConsumer(OutboxEndpoint endpoint, Processor processor, OutboxComponent component) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.dispatcher = new OutboxDispatcher(
                component.deliveries(), endpoint.destination(), endpoint.backoff(), component.clock(), this::carry);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        thread = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadExecutor(
                        this, "outbox-" + endpoint.destination().name());
        thread.submit(() -> dispatcher.run(Duration.ofMillis(endpoint.getPeriod())));
    }

    @Override
    protected void doStop() throws Exception {
        dispatcher.stop();
        if (thread != null) {
            thread.shutdown();
            if (!thread.awaitTermination(MILLIS_TO_ARRIVE, TimeUnit.MILLISECONDS)) {
                // what is cut off here is sent again, with the same idempotency key
                endpoint.getCamelContext().getExecutorServiceManager().shutdownNow(thread);
            }
        }
        super.doStop();
    }

    private Outcome carry(OutboxMessage message) {
        Exchange exchange = createExchange(false);
        fill(exchange.getIn(), message);
        try {
            getProcessor().process(exchange);
        } catch (Exception failure) {
            exchange.setException(failure);
        }
        Outcome outcome = outcome(exchange);
        releaseExchange(exchange, false);
        return outcome;
    }

    /** The payload with what the mapping may need besides. */
    private static void fill(Message in, OutboxMessage message) {
        String idempotencyKey = message.idempotencyKey().toString();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        message.payload().fields().forEachRemaining(field -> body.set(field.getKey(), field.getValue()));
        body.put("idempotencyKey", idempotencyKey).put("sequence", message.sequence());
        in.setBody(body);
        in.setHeader(OutboxHeaders.IDEMPOTENCY_KEY, idempotencyKey);
        in.setHeader(OutboxHeaders.KEY, message.key());
        in.setHeader(OutboxHeaders.SEQUENCE, message.sequence());
    }

    private static Outcome outcome(Exchange exchange) {
        Exception failure = exchange.getException();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DeliveryRefused refused) {
                return new Outcome.Refused(refused.getMessage());
            }
            if (cause instanceof DeliveryFailed failed) {
                return new Outcome.Failed(failed.getMessage(), failed.notBefore());
            }
        }
        if (failure != null) {
            return new Outcome.Failed(FailureSentence.of(failure), Optional.empty());
        }
        return Optional.ofNullable(exchange.getProperty(OutboxHeaders.NOT_NEEDED, String.class))
                .<Outcome>map(Outcome.NotNeeded::new)
                .orElseGet(Outcome.Delivered::new);
    }
}
