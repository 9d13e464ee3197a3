package org.switchboard.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchboard.job.CleanupJob;

/** Deletes messages that were delivered or set aside a month ago or earlier. */
@ApplicationScoped
public class OutboxCleanupJob extends CleanupJob {

    private static final int BATCH_SIZE = 5_000;

    @Inject
    OutboxDesk desk;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "switchboard.outbox.keep.days", defaultValue = "30")
    int days;

    public OutboxCleanupJob() {
        super("outbox-cleanup", Duration.ofMinutes(8), BATCH_SIZE);
    }

    @Override
    protected int delete(int limit) {
        return desk.deleteSettledBefore(clock.instant().minus(Duration.ofDays(days)), limit);
    }
}
