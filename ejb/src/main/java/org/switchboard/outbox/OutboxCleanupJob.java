package org.switchboard.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchboard.job.Batches;
import org.switchboard.job.PeriodicJob;

/** Forgets messages that were delivered or set aside long ago. */
@ApplicationScoped
public class OutboxCleanupJob implements PeriodicJob {

    private static final Logger LOG = Logger.getLogger(OutboxCleanupJob.class.getName());
    private static final int BATCH_SIZE = 5_000;

    @Inject
    OutboxDesk desk;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "switchboard.outbox.keep.days", defaultValue = "30")
    int days;

    @Override
    public String name() {
        return "outbox-cleanup";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public Duration firstDelay() {
        return Duration.ofMinutes(8);
    }

    @Override
    public Scope scope() {
        return Scope.ONCE_IN_CLUSTER;
    }

    @Override
    public void run() {
        Instant before = clock.instant().minus(Duration.ofDays(days));
        int deleted = Batches.all(BATCH_SIZE, size -> desk.deleteSettledBefore(before, size));
        if (deleted > 0) {
            LOG.info("outbox deleted messages=" + deleted);
        }
    }
}
