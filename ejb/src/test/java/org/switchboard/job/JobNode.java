package org.switchboard.job;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.job.persistence.JobRuns;
import org.switchboard.shared.RecordedMetrics;

/** The jobs of a node of the cluster. */
public final class JobNode implements AutoCloseable {

    final RecordedMetrics metrics = new RecordedMetrics();
    public final JobScheduler scheduler;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);

    public JobNode(DataSource database) {
        scheduler = new JobScheduler(
                new JobRuns(Jdbi.create(database), database), new JobMetrics(metrics.registry(), Clock.systemUTC()));
    }

    public void start(PeriodicJob... jobs) {
        scheduler.start(threads, List.of(jobs));
    }

    @Override
    public void close() {
        scheduler.stop();
        threads.shutdownNow();
    }
}
