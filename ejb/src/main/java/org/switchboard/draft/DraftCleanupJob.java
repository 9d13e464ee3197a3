package org.switchboard.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchboard.job.CleanupJob;

/** Deletes drafts that were last saved a month ago or earlier. */
@ApplicationScoped
public class DraftCleanupJob extends CleanupJob {

    private static final int BATCH_SIZE = 1_000;

    @Inject
    Drafts drafts;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "switchboard.drafts.keep.days", defaultValue = "30")
    int days;

    public DraftCleanupJob() {
        super("draft-cleanup", Duration.ofMinutes(10), BATCH_SIZE);
    }

    @Override
    protected int delete(int limit) {
        return drafts.deleteSavedBefore(clock.instant().minus(Duration.ofDays(days)), limit);
    }
}
