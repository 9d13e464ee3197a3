package org.switchboard.integration.camel.runtime;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.integration.failure.FailureSentence;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.model.FeedId;

/** Reports each failure of a route to the feeds that the route fills; their earlier data then show as stale. */
public final class RouteFailures extends EventNotifierSupport {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFailures.class);

    private final RouteFeeds routeFeeds;
    private final Feeds feeds;
    private final Map<String, Optional<Instant>> nextTries = new ConcurrentHashMap<>();

    public RouteFailures(RouteFeeds routeFeeds, Feeds feeds) {
        this.routeFeeds = routeFeeds;
        this.feeds = feeds;
        setIgnoreCamelContextEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreExchangeCreatedEvent(true);
        setIgnoreExchangeCompletedEvent(true);
        setIgnoreExchangeSentEvents(true);
        setIgnoreExchangeSendingEvents(true);
        setIgnoreExchangeRedeliveryEvents(true);
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof ExchangeFailedEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        Exchange exchange = ((ExchangeFailedEvent) event).getExchange();
        Throwable failure = exchange.getException() != null
                ? exchange.getException()
                : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        // what the end of the server cuts off did not fail; it begins anew at the next start
        if (failure != null && exchange.getContext().isStarted()) {
            report(exchange.getFromRouteId(), failure);
        }
    }

    /** If the try that is under way fails, this is when the next one is made. */
    public void nextTry(String routeId, Optional<Instant> at) {
        nextTries.put(routeId, at);
    }

    /** For sources that notice a failure outside of any exchange, such as a lost link. */
    public void report(String routeId, Throwable failure) {
        LOG.debug("route failed route={}", routeId, failure);
        if (feeds.isStorageUnavailable(failure)) {
            return; // no failure of the source, and the log has it already
        }
        String sentence = FailureSentence.of(failure);
        for (FeedId feed : routeFeeds.of(routeId)) {
            LOG.warn("feed failed source={} feed={} reason={}", feed.source(), feed.name(), sentence);
            try {
                feeds.failed(feed, sentence, nextTries.getOrDefault(routeId, Optional.empty()));
            } catch (RuntimeException databaseUnavailable) {
                LOG.warn(
                        "failure not recorded source={} feed={} reason={}",
                        feed.source(),
                        feed.name(),
                        FailureSentence.of(databaseUnavailable));
            }
        }
    }
}
