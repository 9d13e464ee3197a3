package org.switchboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.switchboard.job.CleanupJob;

/** Deletes failures that count no more, and networks from which a user has not signed in for long. */
@ApplicationScoped
public class SignInCleanupJob extends CleanupJob {

    private static final int BATCH_SIZE = 1_000;

    @Inject
    SignInThrottle throttle;

    public SignInCleanupJob() {
        super("sign-in-cleanup", Duration.ofMinutes(12), BATCH_SIZE);
    }

    @Override
    protected int delete(int limit) {
        return throttle.deleteForgotten(limit);
    }
}
