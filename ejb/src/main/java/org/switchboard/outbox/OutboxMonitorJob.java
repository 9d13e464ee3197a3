package org.switchboard.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.switchboard.access.model.Actor;
import org.switchboard.job.PeriodicJob;

/** Looks at what lies in the outbox, for the metrics of this node. */
@ApplicationScoped
public class OutboxMonitorJob implements PeriodicJob {

    private static final Actor MONITOR = Actor.system("outbox-monitor");

    @Inject
    OutboxDesk desk;

    @Inject
    OutboxMetrics metrics;

    @Override
    public String name() {
        return "outbox-monitor";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(15);
    }

    @Override
    public void run() {
        metrics.update(desk.destinations(MONITOR));
    }
}
