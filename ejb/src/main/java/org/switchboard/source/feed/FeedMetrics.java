package org.switchboard.source.feed;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.switchboard.source.PollingLeadership;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.FeedState;
import org.switchboard.source.model.FeedState.Promise;

/**
 * The feeds at {@code /metrics}, as gauges tagged with source and feed. Whoever scrapes causes no query: they see what
 * the last look at the promises saw.
 */
@ApplicationScoped
public class FeedMetrics {

    private final Map<FeedId, Seen> last = new ConcurrentHashMap<>();
    private final Map<String, LookupBreaker> lookups = new ConcurrentHashMap<>();
    private final Set<FeedId> registered = ConcurrentHashMap.newKeySet();

    @Inject
    MetricRegistry registry;

    @Inject
    Instance<LookupBreakerStates> breakers;

    @Inject
    PollingLeadership leadership;

    @PostConstruct
    void register() {
        registry.gauge("switchboard_polling_leader", () -> leadership.isHeld() ? 1 : 0);
    }

    private record Seen(FeedState feed, Instant at) {}

    void seen(FreshnessMonitor.Look look) {
        for (FeedState feed : look.feeds()) {
            last.put(feed.id(), new Seen(feed, look.at()));
            if (registered.add(feed.id())) {
                register(feed.id());
            }
        }
        registerBreakers();
    }

    /** 0 closed, 1 half open, 2 open. */
    private void registerBreakers() {
        breakers.stream().flatMap(states -> states.all().stream()).forEach(breaker -> {
            if (lookups.put(breaker.lookup(), breaker) == null) {
                registry.gauge(
                        "switchboard_lookup_breaker_state",
                        () -> lookups.get(breaker.lookup()).state().ordinal(),
                        new Tag("source", breaker.source()),
                        new Tag("lookup", breaker.lookup()));
            }
        });
    }

    private void register(FeedId id) {
        gauge("lag_seconds", id, seen -> seconds(seen.feed.lagAt(seen.at)));
        gauge("promise_seconds", id, seen -> seconds(seen.feed.promise()));
        gauge("promise_broken", id, seen -> seen.feed.promiseAt(seen.at) == Promise.BROKEN ? 1 : 0);
        gauge("paused", id, seen -> seen.feed.isPaused() ? 1 : 0);
        gauge("failing", id, seen -> seen.feed.failure().isPresent() ? 1 : 0);
        gauge("records", id, seen -> seen.feed.accepted());
        gauge("unchanged", id, seen -> seen.feed.unchanged());
        gauge("rejected", id, seen -> seen.feed.rejected());
    }

    private void gauge(String what, FeedId id, ToDoubleFunction<Seen> value) {
        registry.gauge(
                "switchboard_feed_" + what,
                () -> value.applyAsDouble(last.get(id)),
                new Tag("source", id.source()),
                new Tag("feed", id.name()));
    }

    /** What does not apply is not a number, as Prometheus has it. */
    private static double seconds(Optional<Duration> length) {
        return length.map(time -> time.toMillis() / 1000.0).orElse(Double.NaN);
    }
}
