package org.switchboard.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.switchboard.deadline.model.DeadlineCount;
import org.switchboard.job.PeriodicJob;

/** The deadlines at {@code /metrics}, tagged with their kind, as they were last counted: a scrape causes no query. */
@ApplicationScoped
public class DeadlineMetricsJob implements PeriodicJob {

    private static final String PREFIX = "switchboard_deadline_";

    private final Map<String, DeadlineCount> last = new ConcurrentHashMap<>();
    private final Set<String> registered = ConcurrentHashMap.newKeySet();

    private DeadlineAdministration deadlines;
    private MetricRegistry registry;

    protected DeadlineMetricsJob() {
        // for the container's proxy
    }

    @Inject
    public DeadlineMetricsJob(DeadlineAdministration deadlines, MetricRegistry registry) {
        this.deadlines = deadlines;
        this.registry = registry;
    }

    @Override
    public String name() {
        return "deadline-metrics";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        List<DeadlineCount> counts = deadlines.counts();
        last.keySet().retainAll(counts.stream().map(DeadlineCount::kind).collect(Collectors.toSet()));
        counts.forEach(count -> last.put(count.kind(), count));
        counts.stream().map(DeadlineCount::kind).filter(registered::add).forEach(this::register);
    }

    private void register(String kind) {
        gauge("waiting", kind, DeadlineCount::waiting);
        gauge("late_seconds", kind, count -> count.late().toMillis() / 1000.0);
        gauge("set_aside", kind, DeadlineCount::setAside);
    }

    private void gauge(String what, String kind, ToDoubleFunction<DeadlineCount> value) {
        registry.gauge(
                PREFIX + what,
                () -> {
                    DeadlineCount count = last.get(kind);
                    return count == null ? 0.0 : value.applyAsDouble(count);
                },
                new Tag("kind", kind));
    }
}
