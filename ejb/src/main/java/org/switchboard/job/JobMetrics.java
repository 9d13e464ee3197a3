package org.switchboard.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * The jobs at {@code /metrics}, tagged with their names, as this node ran them since its start. Moments are seconds since
 * 1970, as Prometheus has them, and 0 for never: of a job of the cluster the greatest value of all nodes counts.
 */
@ApplicationScoped
public class JobMetrics {

    private static final String PREFIX = "switchboard_job_";

    private final Map<String, Runs> jobs = new ConcurrentHashMap<>();

    private MetricRegistry registry;
    private Clock clock;

    protected JobMetrics() {
        // for the container's proxy
    }

    @Inject
    public JobMetrics(MetricRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    private static final class Runs {
        private volatile Instant begun = Instant.EPOCH;
        private volatile Instant succeeded = Instant.EPOCH;
        private volatile Instant failed = Instant.EPOCH;
        private volatile Duration took = Duration.ZERO;
    }

    void register(String job) {
        if (jobs.putIfAbsent(job, new Runs()) != null) {
            return;
        }
        Tag tag = new Tag("job", job);
        Runs runs = jobs.get(job);
        registry.gauge(PREFIX + "last_success_timestamp_seconds", () -> seconds(runs.succeeded), tag);
        registry.gauge(PREFIX + "last_failure_timestamp_seconds", () -> seconds(runs.failed), tag);
        registry.gauge(PREFIX + "last_duration_seconds", () -> runs.took.toMillis() / 1000.0, tag);
        registry.counter(PREFIX + "failures", tag); // 0 is a number to compare with, nothing is none
    }

    void begun(String job) {
        jobs.get(job).begun = clock.instant();
    }

    void succeeded(String job) {
        Runs runs = jobs.get(job);
        runs.succeeded = clock.instant();
        runs.took = Duration.between(runs.begun, runs.succeeded);
    }

    void failed(String job) {
        jobs.get(job).failed = clock.instant();
        registry.counter(PREFIX + "failures", new Tag("job", job)).inc();
    }

    private static double seconds(Instant moment) {
        return moment.toEpochMilli() / 1000.0;
    }
}
