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
import org.switchboard.source.model.FeedState.ObjectiveStatus;

/**
 * The feeds at {@code /metrics}, as gauges tagged with source and feed. A scrape causes no query: it gets what
 * the last check of the objectives found.
 */
@ApplicationScoped
public class FeedMetrics {

    private final Map<FeedId, Snapshot> last = new ConcurrentHashMap<>();
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

    private record Snapshot(FeedState feed, Instant at) {}

    void update(FreshnessMonitor.Check check) {
        for (FeedState feed : check.feeds()) {
            last.put(feed.id(), new Snapshot(feed, check.at()));
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
        gauge("lag_seconds", id, snapshot -> seconds(snapshot.feed.lagAt(snapshot.at)));
        gauge("promise_seconds", id, snapshot -> seconds(snapshot.feed.freshnessObjective()));
        gauge(
                "promise_broken",
                id,
                snapshot -> snapshot.feed.objectiveStatusAt(snapshot.at) == ObjectiveStatus.BROKEN ? 1 : 0);
        gauge("paused", id, snapshot -> snapshot.feed.isPaused() ? 1 : 0);
        gauge("failing", id, snapshot -> snapshot.feed.failure().isPresent() ? 1 : 0);
        gauge("records", id, snapshot -> snapshot.feed.accepted());
        gauge("unchanged", id, snapshot -> snapshot.feed.unchanged());
        gauge("rejected", id, snapshot -> snapshot.feed.rejected());
    }

    private void gauge(String what, FeedId id, ToDoubleFunction<Snapshot> value) {
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
