package org.switchboard.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.switchboard.job.PeriodicJob;

/** Makes the partitions of the coming days. Until its next run, the default partition takes events without one. */
@ApplicationScoped
public class EventPartitionsJob implements PeriodicJob {

    @Inject
    EventLogMaintenance maintenance;

    @Override
    public String name() {
        return "event-partitions";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public Scope scope() {
        return Scope.ONCE_IN_CLUSTER;
    }

    @Override
    public void run() {
        maintenance.makePartitions();
    }
}
