package org.switchboard.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.switchboard.job.CleanupJob;

/** Deletes answers that were kept for their day. */
@ApplicationScoped
public class IdempotencyCleanupJob extends CleanupJob {

    private static final int BATCH_SIZE = 5_000;

    @Inject
    IdempotentRequests requests;

    public IdempotencyCleanupJob() {
        super("idempotency-cleanup", Duration.ofMinutes(6), BATCH_SIZE);
    }

    @Override
    protected int delete(int limit) {
        return requests.deleteOld(limit);
    }
}
