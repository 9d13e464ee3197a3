package org.switchboard.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.switchboard.event.model.GroupLag;

/**
 * The groups at {@code /metrics}, tagged with their names, as they were last measured: a scrape causes no query. The
 * values are the same on every node.
 */
@ApplicationScoped
public class EventMetrics {

    private static final String PREFIX = "switchboard_event_";

    private final Map<String, GroupLag> last = new ConcurrentHashMap<>();
    private final Set<String> registered = ConcurrentHashMap.newKeySet();

    private MetricRegistry registry;
    private Clock clock;
    private volatile double oldestTransaction;
    private boolean oldestTransactionRegistered;

    protected EventMetrics() {
        // for the container's proxy
    }

    @Inject
    public EventMetrics(MetricRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Replaces the measured values; a group that is not in the list has no lag any more. */
    synchronized void update(List<GroupLag> lags, double oldestTransactionSeconds) {
        oldestTransaction = oldestTransactionSeconds;
        if (!oldestTransactionRegistered) {
            oldestTransactionRegistered = true;
            registry.gauge(PREFIX + "oldest_transaction_seconds", () -> oldestTransaction);
        }
        last.keySet().retainAll(lags.stream().map(GroupLag::group).collect(Collectors.toSet()));
        for (GroupLag lag : lags) {
            last.put(lag.group(), lag);
            register(lag.group());
        }
    }

    private void register(String group) {
        if (registered.add(group)) {
            gauge("group_lag_events", group, GroupLag::events);
            gauge("group_lag_seconds", group, lag -> lag.timeAt(clock.instant()).toMillis() / 1000.0);
            gauge("group_retrying", group, GroupLag::retrying);
            gauge("group_set_aside", group, GroupLag::setAside);
        }
    }

    private void gauge(String what, String group, ToDoubleFunction<GroupLag> value) {
        registry.gauge(
                PREFIX + what,
                () -> {
                    GroupLag lag = last.get(group);
                    return lag == null ? 0.0 : value.applyAsDouble(lag);
                },
                new Tag("group", group));
    }
}
