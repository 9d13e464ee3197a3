package org.switchboard.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Logger;
import org.switchboard.job.Batches;
import org.switchboard.job.PeriodicJob;
import org.switchboard.privacy.model.RetentionPeriod;

/** Deletes once an hour, on one node, what is older than its period: in bounded transactions, each kind for itself. */
@ApplicationScoped
public class RetentionJob implements PeriodicJob {

    private static final Logger LOG = Logger.getLogger(RetentionJob.class.getName());
    private static final int BATCH = 1_000;

    private Retention retention;
    private RetentionPeriods periods;
    private Clock clock;

    protected RetentionJob() {
        // for the container's proxy
    }

    @Inject
    public RetentionJob(Retention retention, RetentionPeriods periods, Clock clock) {
        this.retention = retention;
        this.periods = periods;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "retention";
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

    /** One kind that fails keeps no other from being deleted. */
    @Override
    public void run() {
        RuntimeException failure = null;
        for (RetentionPeriod period : RetentionPeriod.values()) {
            try {
                delete(period);
            } catch (RuntimeException failed) {
                failure = failed;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void delete(RetentionPeriod period) {
        Instant before = clock.instant().minus(Duration.ofDays(periods.days(period)));
        int deleted = Batches.all(BATCH, most -> retention.delete(period, before, most));
        if (deleted > 0) {
            retention.report(period, deleted, before);
            LOG.info("retention " + period.wireName() + " deleted=" + deleted);
        }
    }
}
