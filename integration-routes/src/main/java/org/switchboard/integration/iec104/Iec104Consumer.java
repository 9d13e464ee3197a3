package org.switchboard.integration.iec104;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.switchboard.integration.camel.RouteFailures;
import org.switchboard.integration.camel.SourceServices;

/**
 * Keeps a link to the station for as long as the route runs, and hands its events on in batches, one after the other, so
 * that the last state of a point is the one said last. A lost link is told to the feeds that the route fills, and tried
 * again with growing pauses.
 */
public class Iec104Consumer extends DefaultConsumer {

    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final Iec104Endpoint station;
    private final RouteFailures failures;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private ExecutorService reader;

    Iec104Consumer(Iec104Endpoint station, Processor processor) {
        super(station, processor);
        this.station = station;
        this.failures = SourceServices.of(station.getCamelContext()).failures();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        reader = station.getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadExecutor(this, "iec104 " + station.getHost() + ":" + station.getPort());
        reader.submit(this::keepLink);
    }

    @Override
    protected void doStop() throws Exception {
        lock.lock();
        try {
            stopping.signalAll();
        } finally {
            lock.unlock();
        }
        if (reader != null) {
            station.getCamelContext().getExecutorServiceManager().shutdownNow(reader);
        }
        super.doStop();
    }

    private void keepLink() {
        long pause = station.getReconnectMillis();
        while (isRunAllowed() && !Thread.currentThread().isInterrupted()) {
            try (Iec104Link link = Iec104Link.open(station)) {
                while (isRunAllowed() && handOn(link.next())) {
                    pause = station.getReconnectMillis();
                }
            } catch (LinkLost lost) {
                failures.report(getRouteId(), lost);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            pause = waitBeforeNextLink(pause);
        }
    }

    /** @return the pause after the next failure */
    private long waitBeforeNextLink(long pause) {
        lock.lock();
        try {
            if (isRunAllowed()) {
                stopping.await(pause, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
    }

    /** @return whether the route took them; if not, only a new link and its interrogation bring them back */
    private boolean handOn(List<Map<String, Object>> events) {
        Exchange exchange = createExchange(false);
        exchange.getIn().setBody(events);
        try {
            getProcessor().process(exchange);
        } catch (Exception failure) {
            exchange.setException(failure);
        }
        boolean taken = exchange.getException() == null;
        releaseExchange(exchange, false);
        return taken;
    }
}
