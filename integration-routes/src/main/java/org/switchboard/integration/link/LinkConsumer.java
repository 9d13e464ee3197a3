package org.switchboard.integration.link;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.integration.camel.runtime.RouteFailures;
import org.switchboard.integration.camel.runtime.SourceServices;
import org.switchboard.integration.intake.IntakeHeaders;
import org.switchboard.source.model.FeedNote;
import org.switchboard.source.record.RecordOrder;

/**
 * Keeps a link to a source for as long as the route runs, on its own thread. It processes batches one after the other,
 * so that the latest value is stored last. A batch is confirmed after the route has stored it; the next link reads a
 * batch again that could not be stored. A lost link is reported to the feeds that the route fills, and opened again
 * with growing pauses.
 */
public final class LinkConsumer extends DefaultConsumer {

    private static final long SHORTEST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    /** How long the end of a route waits for the current batch and its confirmation. */
    private static final long MILLIS_TO_STORE = 2_500;

    private static final Logger LOG = LoggerFactory.getLogger(LinkConsumer.class);

    private final LinkSource source;
    private final boolean trial;
    private final String name;
    private final SourceServices services;
    private final RouteFailures failures;
    private final Clock clock;
    private final ReentrantLock pausing = new ReentrantLock();
    private final Condition stopping = pausing.newCondition();
    private final ReentrantLock storing = new ReentrantLock();
    private ExecutorService reader;

    /** @param name of its thread */
    public LinkConsumer(Endpoint endpoint, Processor processor, String name, LinkSource source) {
        this(endpoint, processor, name, source, false);
    }

    private LinkConsumer(Endpoint endpoint, Processor processor, String name, LinkSource source, boolean trial) {
        super(endpoint, processor);
        this.trial = trial;
        this.name = name;
        this.source = source;
        this.services = SourceServices.of(endpoint.getCamelContext());
        this.failures = services.failures();
        this.clock = services.clock();
    }

    /** One that confirms nothing. */
    static LinkConsumer forTrial(Endpoint endpoint, Processor processor, String name, LinkSource source) {
        return new LinkConsumer(endpoint, processor, name, source, true);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        reader = getEndpoint().getCamelContext().getExecutorServiceManager().newSingleThreadExecutor(this, name);
        reader.submit(this::runLink);
    }

    /** The current batch may still be stored; any other wait of the reader is interrupted. */
    @Override
    protected void doStop() throws Exception {
        pausing.lock();
        try {
            stopping.signalAll();
        } finally {
            pausing.unlock();
        }
        boolean idle = storing.tryLock(MILLIS_TO_STORE, TimeUnit.MILLISECONDS);
        try {
            if (reader != null) {
                getEndpoint().getCamelContext().getExecutorServiceManager().shutdownNow(reader);
            }
        } finally {
            if (idle) {
                storing.unlock();
            }
        }
        if (reader != null && !reader.awaitTermination(MILLIS_TO_STORE, TimeUnit.MILLISECONDS)) {
            LOG.warn("link still closing route={}", getRouteId());
        }
        super.doStop();
    }

    private void runLink() {
        long pause = SHORTEST_PAUSE_MILLIS;
        while (isRunAllowed() && !Thread.currentThread().isInterrupted()) {
            try (Link link = trial ? source.openForTrial() : source.open()) {
                Optional<String> noted = noteOf(link);
                if (link instanceof LinkWithNote) {
                    note(noted);
                }
                while (isRunAllowed() && store(link.next())) {
                    pause = SHORTEST_PAUSE_MILLIS;
                    noted = noteChanged(link, noted);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (LinkLost | RuntimeException failure) {
                failures.nextTry(getRouteId(), Optional.of(clock.instant().plusMillis(pause)));
                reportUnlessStopping(failure);
            }
            pause = waitBeforeNextLink(pause);
        }
    }

    private static Optional<String> noteOf(Link link) {
        return link instanceof LinkWithNote noted ? noted.note() : Optional.empty();
    }

    private Optional<String> noteChanged(Link link, Optional<String> before) {
        Optional<String> now = noteOf(link);
        if (!now.equals(before)) {
            note(now);
        }
        return now;
    }

    private void note(Optional<String> note) {
        services.routeFeeds().of(getRouteId()).forEach(feed -> {
            note.ifPresent(
                    sentence -> LOG.warn("link source={} feed={} note={}", feed.source(), feed.name(), sentence));
            services.feeds().note(feed, FeedNote.LINK, note);
        });
    }

    private void reportUnlessStopping(Exception failure) {
        if (isRunAllowed()) {
            failures.report(getRouteId(), failure);
        }
    }

    /** @return the pause after the next failure */
    private long waitBeforeNextLink(long pause) {
        pausing.lock();
        try {
            if (isRunAllowed()) {
                stopping.await(pause, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            pausing.unlock();
        }
        return Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
    }

    /** @return whether the route stored the batch; if not, only a new link reads it again */
    private boolean store(Batch batch) throws LinkLost, InterruptedException {
        storing.lock();
        try {
            boolean stored = isRunAllowed() && process(batch);
            if (stored && !trial) {
                batch.confirmation().stored();
            }
            return stored;
        } finally {
            storing.unlock();
        }
    }

    private boolean process(Batch batch) {
        Exchange exchange = createExchange(false);
        exchange.getIn().setBody(batch.records());
        exchange.getIn().setHeader(IntakeHeaders.ORDER, RecordOrder.BY_ARRIVAL);
        batch.watermark().ifPresent(watermark -> exchange.getIn().setHeader(IntakeHeaders.WATERMARK, watermark));
        try {
            getProcessor().process(exchange);
        } catch (Exception failure) {
            exchange.setException(failure);
        }
        boolean processed = exchange.getException() == null;
        releaseExchange(exchange, false);
        return processed;
    }
}
