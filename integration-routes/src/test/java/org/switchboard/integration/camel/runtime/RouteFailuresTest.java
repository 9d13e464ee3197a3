package org.switchboard.integration.camel.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.event.ExchangeFailedEvent;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.switchboard.integration.testing.MemoryFeeds;
import org.switchboard.integration.testing.Site;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

class RouteFailuresTest {

    private static final FeedId FEED = Site.feed("crm", RecordType.CUSTOMER);

    private final MemoryFeeds feeds = new MemoryFeeds();
    private final RouteFeeds routeFeeds = new RouteFeeds();
    private final RouteFailures failures = new RouteFailures(routeFeeds, feeds);

    @Test
    void failure_is_reported_to_the_feeds_and_an_interruption_by_shutdown_is_not() throws IOException {
        routeFeeds.add("crm", Map.of("crm-route", Set.of(FEED)), Map.of());
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.disableJMX();
            context.start();
            failures.notify(new ExchangeFailedEvent(failed(context)));
            assertThat(feeds.failure(FEED)).isPresent();

            feeds.mended(FEED);
            context.stop();
            failures.notify(new ExchangeFailedEvent(failed(context)));
            assertThat(feeds.failure(FEED)).isEmpty();
        }
    }

    private static Exchange failed(DefaultCamelContext context) {
        DefaultExchange exchange = new DefaultExchange(context);
        exchange.getExchangeExtension().setFromRouteId("crm-route");
        exchange.setException(new InterruptedException());
        return exchange;
    }
}
