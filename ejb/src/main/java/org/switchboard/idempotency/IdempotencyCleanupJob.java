package org.switchboard.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Logger;
import org.switchboard.job.Batches;
import org.switchboard.job.PeriodicJob;

/** Forgets answers that were kept for their day, some thousand a transaction. */
@ApplicationScoped
public class IdempotencyCleanupJob implements PeriodicJob {

    private static final Logger LOG = Logger.getLogger(IdempotencyCleanupJob.class.getName());
    private static final int BATCH_SIZE = 5_000;

    @Inject
    IdempotentRequests requests;

    @Override
    public String name() {
        return "idempotency-cleanup";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public Duration firstDelay() {
        return Duration.ofMinutes(6);
    }

    @Override
    public Scope scope() {
        return Scope.ONCE_IN_CLUSTER;
    }

    @Override
    public void run() {
        int deleted = Batches.all(BATCH_SIZE, requests::deleteOld);
        if (deleted > 0) {
            LOG.info("idempotency deleted keys=" + deleted);
        }
    }
}
