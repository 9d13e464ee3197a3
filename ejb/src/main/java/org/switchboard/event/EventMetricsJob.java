package org.switchboard.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.switchboard.job.PeriodicJob;

/** Measures how far the groups are, for the metrics of this node. */
@ApplicationScoped
public class EventMetricsJob implements PeriodicJob {

    @Inject
    EventGroupAdministration groups;

    @Inject
    EventMetrics metrics;

    @Override
    public String name() {
        return "event-metrics";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        metrics.update(groups.lags(), groups.oldestTransactionSeconds());
    }
}
