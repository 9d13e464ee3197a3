package org.switchboard.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchboard.job.PeriodicJob;

/** Drops partitions and deletes replayed events of past days. */
@ApplicationScoped
public class EventRetentionJob implements PeriodicJob {

    @Inject
    EventLogMaintenance maintenance;

    @Inject
    @ConfigProperty(name = "switchboard.events.keep.days", defaultValue = "7")
    int keepDays;

    @Override
    public String name() {
        return "event-retention";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public Duration firstDelay() {
        return Duration.ofMinutes(4);
    }

    @Override
    public Scope scope() {
        return Scope.ONCE_IN_CLUSTER;
    }

    @Override
    public void run() {
        maintenance.deleteReplayed(keepDays);
        maintenance.dropPartitions(keepDays);
    }
}
