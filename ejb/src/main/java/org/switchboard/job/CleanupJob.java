package org.switchboard.job;

import java.time.Duration;
import java.util.logging.Logger;

/** Deletes in batches what a feature keeps for a limited time: once an hour, on one node. */
public abstract class CleanupJob implements PeriodicJob {

    private static final Logger LOG = Logger.getLogger(CleanupJob.class.getName());

    private final String name;
    private final Duration firstDelay;
    private final int batchSize;

    /**
     * @param firstDelay differs from job to job, so that they do not run at the same time
     * @param batchSize the most rows of one transaction
     */
    protected CleanupJob(String name, Duration firstDelay, int batchSize) {
        this.name = name;
        this.firstDelay = firstDelay;
        this.batchSize = batchSize;
    }

    /** @return the number of rows that were deleted; fewer than the limit when there are no more */
    protected abstract int delete(int limit);

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public Duration firstDelay() {
        return firstDelay;
    }

    @Override
    public Scope scope() {
        return Scope.ONCE_IN_CLUSTER;
    }

    @Override
    public void run() {
        int deleted = Batches.all(batchSize, this::delete);
        if (deleted > 0) {
            LOG.info(name + " deleted=" + deleted);
        }
    }
}
