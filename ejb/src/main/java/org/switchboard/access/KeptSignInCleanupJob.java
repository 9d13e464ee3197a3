package org.switchboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.switchboard.job.CleanupJob;

/** Deletes kept sign-ins that have ended by time. */
@ApplicationScoped
public class KeptSignInCleanupJob extends CleanupJob {

    private static final int BATCH_SIZE = 1_000;

    @Inject
    KeptSignIns signIns;

    public KeptSignInCleanupJob() {
        super("kept-sign-in-cleanup", Duration.ofMinutes(10), BATCH_SIZE);
    }

    @Override
    protected int delete(int limit) {
        return signIns.deleteEnded(limit);
    }
}
