package org.switchboard.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchboard.job.Batches;
import org.switchboard.job.PeriodicJob;

/** Deletes drafts that nobody has touched for a month. */
@ApplicationScoped
public class DraftCleanupJob implements PeriodicJob {

    private static final Logger LOG = Logger.getLogger(DraftCleanupJob.class.getName());
    private static final int BATCH_SIZE = 1_000;

    @Inject
    Drafts drafts;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "switchboard.drafts.keep.days", defaultValue = "30")
    int days;

    @Override
    public String name() {
        return "draft-cleanup";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public Duration firstDelay() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Scope scope() {
        return Scope.ONCE_IN_CLUSTER;
    }

    @Override
    public void run() {
        Instant before = clock.instant().minus(Duration.ofDays(days));
        int deleted = Batches.all(BATCH_SIZE, size -> drafts.deleteSavedBefore(before, size));
        if (deleted > 0) {
            LOG.info("drafts deleted=" + deleted);
        }
    }
}
