package org.switchboard.integration.webhook;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.integration.camel.runtime.SourceServices;
import org.switchboard.integration.intake.IntakeHeaders;
import org.switchboard.integration.intake.IntakeReport;
import org.switchboard.source.model.FeedNote;
import org.switchboard.source.record.RecordOrder;
import org.switchboard.source.webhook.WebhookAnswer;
import org.switchboard.source.webhook.WebhookAnswer.Outcome;
import org.switchboard.source.webhook.WebhookDelivery;

/**
 * One open webhook. Deliveries are checked on arrival and stored one after the other, so that the latest state is
 * stored last. Each is answered when its records are committed.
 */
final class WebhookConsumer extends DefaultConsumer implements OpenWebhook {

    private static final int MOST_WAITING = 32;
    private static final int SECONDS_TO_WAIT = 10;

    /** So long the end of a route waits for the delivery on its way. */
    private static final long MILLIS_TO_STORE = 2_500;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookConsumer.class);

    private final WebhookSettings webhook;
    private final SignatureCheck check;
    private final WebhookRegistry registry;
    private final boolean trial;
    private final SourceServices services;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final ReentrantLock turn = new ReentrantLock(true);
    private final StoredDeliveries stored = new StoredDeliveries();
    private ScheduledExecutorService notes;
    private Refusals refusals;

    WebhookConsumer(
            WebhookEndpoint endpoint,
            Processor processor,
            WebhookSettings webhook,
            SignatureCheck check,
            WebhookRegistry registry) {
        super(endpoint, processor);
        this.webhook = webhook;
        this.check = check;
        this.registry = registry;
        this.trial = endpoint.isTrial();
        this.services = SourceServices.of(endpoint.getCamelContext());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (trial) {
            services.failures().report(getRouteId(), new WebhookTrialUnsupported(webhook.name()));
            return;
        }
        Clock clock = services.clock();
        notes = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "webhook-" + webhook.name());
        refusals = new Refusals(clock, this::note, notes);
        registry.open(webhook.name(), this);
    }

    /** Nobody is let in any more; who is inside already may finish. */
    @Override
    protected void doStop() throws Exception {
        registry.close(webhook.name(), this);
        boolean idle = turn.tryLock(MILLIS_TO_STORE, TimeUnit.MILLISECONDS);
        if (idle) {
            turn.unlock();
        }
        if (notes != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownNow(notes);
        }
        super.doStop();
    }

    @Override
    public WebhookAnswer receive(WebhookDelivery delivery) throws IOException {
        Optional<byte[]> body = delivery.body(webhook.largestBody());
        if (body.isEmpty()) {
            refusals.add("it was larger than " + webhook.largestBody() + " bytes");
            return WebhookAnswer.of(Outcome.TOO_LARGE);
        }
        Optional<String> rejectionReason = check.rejectionReason(delivery, body.get());
        if (rejectionReason.isPresent()) {
            LOG.debug("delivery refused webhook={} reason={}", webhook.name(), rejectionReason.get());
            refusals.add(rejectionReason.get());
            return WebhookAnswer.of(Outcome.UNSIGNED);
        }
        if (!services.held().mayRun(getRouteId()) || !waiting.tryAcquire()) {
            return WebhookAnswer.of(Outcome.NOT_NOW);
        }
        try {
            return inTurn(delivery, body.get());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return WebhookAnswer.of(Outcome.NOT_NOW);
        } finally {
            waiting.release();
        }
    }

    private WebhookAnswer inTurn(WebhookDelivery delivery, byte[] body) throws InterruptedException {
        if (!turn.tryLock(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
            return WebhookAnswer.of(Outcome.NOT_NOW);
        }
        try {
            return isRunAllowed() ? once(delivery, webhook.read(body)) : WebhookAnswer.of(Outcome.NOT_NOW);
        } finally {
            turn.unlock();
        }
    }

    /** A rejected delivery is not stored as received: sent again after the mapping is corrected, it is accepted. */
    private WebhookAnswer once(WebhookDelivery delivery, DeliveryBody body) {
        Optional<String> id = webhook.idHeader().isBlank() ? body.id() : delivery.header(webhook.idHeader());
        if (id.filter(stored::have).isPresent()) {
            return WebhookAnswer.of(Outcome.ALREADY_THERE);
        }
        WebhookAnswer answer = store(body);
        if (answer.outcome() == Outcome.STORED) {
            id.ifPresent(stored::add);
        }
        return answer;
    }

    /** The context's listener reports failures of the route to its feeds. */
    private WebhookAnswer store(DeliveryBody body) {
        Exchange exchange = createExchange(false);
        exchange.getIn().setBody(body.records());
        exchange.getIn().setHeader(IntakeHeaders.ORDER, RecordOrder.BY_ARRIVAL);
        IntakeReport report = IntakeReport.requestedBy(exchange);
        try {
            getProcessor().process(exchange);
        } catch (Exception failure) {
            exchange.setException(failure);
        }
        boolean failed = exchange.getException() != null;
        releaseExchange(exchange, false);
        if (failed) {
            return WebhookAnswer.of(Outcome.NOT_NOW);
        }
        return new WebhookAnswer(
                report.rejected() == 0 ? Outcome.STORED : Outcome.REJECTED,
                report.accepted(),
                report.unchanged(),
                report.rejected(),
                report.first());
    }

    private void note(String sentence) {
        services.routeFeeds().of(getRouteId()).forEach(feed -> {
            LOG.warn(
                    "delivery refused source={} feed={} webhook={} note={}",
                    feed.source(),
                    feed.name(),
                    webhook.name(),
                    sentence);
            try {
                services.feeds().note(feed, FeedNote.LINK, Optional.of(sentence));
            } catch (RuntimeException databaseUnavailable) {
                LOG.warn("note not kept source={} feed={}", feed.source(), feed.name(), databaseUnavailable);
            }
        });
    }
}
