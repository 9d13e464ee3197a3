package org.switchboard.integration.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.eclipse.microprofile.config.Config;
import org.switchboard.integration.camel.runtime.RouteFeeds;
import org.switchboard.source.feed.LookupBreaker;
import org.switchboard.source.feed.LookupBreakerStates;

/**
 * The circuit breakers, one for each look-up, so that a system that fails keeps nobody from asking another. Of the last
 * {@code switchboard.lookup.breaker.answers} (10) answers, {@code …breaker.percent} (60) or more that failed open it for
 * {@code …breaker.millis} (3000); then one answer decides. All three by MicroProfile Config.
 */
@ApplicationScoped
public class LookupBreakers implements LookupBreakerStates {

    private static final String PREFIX = "switchboard.lookup.breaker.";

    private final Map<String, GuardedLookup> byLookup = new ConcurrentHashMap<>();
    private final Optional<Config> configuration;

    /** For the container's proxy, and with the usual limits. */
    public LookupBreakers() {
        this.configuration = Optional.empty();
    }

    @Inject
    LookupBreakers(Config configuration) {
        this.configuration = Optional.of(configuration);
    }

    /**
     * The breaker of the route that a message goes through, for the source that the route belongs to.
     *
     * @param otherwise names both where the message came from no route
     * @param waiting so many may wait for an answer at once
     */
    GuardedLookup of(Exchange exchange, RouteFeeds feeds, String otherwise, int waiting) {
        String route = Optional.ofNullable(exchange.getFromRouteId()).orElse(otherwise);
        String source = feeds.sourcesOf(route).stream().sorted().findFirst().orElse(route);
        return of(source, route, feeds.nameOf(route), waiting);
    }

    /**
     * @param route the id of its route, unique over all files
     * @param name what people call it
     */
    private GuardedLookup of(String source, String route, String name, int waiting) {
        return byLookup.computeIfAbsent(
                route, id -> new GuardedLookup(source, name, limits(waiting), Clock.systemUTC()));
    }

    private GuardedLookup.Limits limits(int waiting) {
        return new GuardedLookup.Limits(limit("answers", 10), limit("percent", 60), limit("millis", 3000), waiting);
    }

    private int limit(String name, int usual) {
        return configuration
                .flatMap(config -> config.getOptionalValue(PREFIX + name, Integer.class))
                .orElse(usual);
    }

    @Override
    public List<LookupBreaker> all() {
        return byLookup.values().stream()
                .map(GuardedLookup::state)
                .sorted(Comparator.comparing(LookupBreaker::source).thenComparing(LookupBreaker::lookup))
                .toList();
    }
}
