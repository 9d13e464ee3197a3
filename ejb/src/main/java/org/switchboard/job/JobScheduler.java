package org.switchboard.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.job.PeriodicJob.Scope;
import org.switchboard.job.persistence.JobRuns;

/**
 * Runs the jobs of this node. Whatever a job throws is logged and measured, and ends neither this job nor another: a cause
 * is a warning once, and a detail as long as it stays the same.
 */
@ApplicationScoped
public class JobScheduler {

    private static final Logger LOG = Logger.getLogger(JobScheduler.class.getName());

    /** A job with a long interval is tried again earlier. */
    private static final Duration LONGEST_PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

    /** Until this node asks again, when it was called while another node runs the job. */
    private static final Duration PAUSE_WHILE_RUN_ELSEWHERE = Duration.ofSeconds(1);

    private final Map<String, Scheduled> jobs = new ConcurrentHashMap<>();

    private JobRuns runs;
    private JobMetrics metrics;
    private ScheduledExecutorService executor;
    private volatile boolean stopped;

    protected JobScheduler() {
        // for the container's proxy
    }

    @Inject
    public JobScheduler(JobRuns runs, JobMetrics metrics) {
        this.runs = runs;
        this.metrics = metrics;
    }

    /** @throws IllegalArgumentException when two jobs have the same name */
    public void start(ScheduledExecutorService threads, Iterable<? extends PeriodicJob> wanted) {
        executor = threads;
        stopped = false;
        for (PeriodicJob job : wanted) {
            Scheduled scheduled = new Scheduled(job);
            if (jobs.putIfAbsent(job.name(), scheduled) != null) {
                throw new IllegalArgumentException("Two jobs have the name " + job.name());
            }
            metrics.register(job.name());
            scheduled.in(job.firstDelay());
        }
    }

    /** What runs may end; nothing else is begun. */
    public void stop() {
        stopped = true;
        jobs.values().forEach(Scheduled::cancel);
        jobs.clear();
    }

    /**
     * There is something to do for the job: it runs on this node now, or once more when it is running. A job of the
     * cluster runs so whether its interval has passed or not, still on one node at a time.
     */
    public void runSoon(String name) {
        Scheduled job = jobs.get(name);
        if (job != null) {
            job.soon();
        }
    }

    private final class Scheduled {

        private final PeriodicJob job;
        private final RepeatedFailure failure = new RepeatedFailure();
        private Future<?> next;
        /** Of the last schedule. Cancelling does not stop a thread that has not begun yet; it compares this number. */
        private long generation;

        private boolean running;
        private boolean again;
        /** The next run does not wait until it is due in the cluster. */
        private boolean called;

        Scheduled(PeriodicJob job) {
            this.job = job;
        }

        synchronized void in(Duration delay) {
            if (stopped) {
                return;
            }
            long own = ++generation;
            try {
                next = executor.schedule(() -> run(own), Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException ending) {
                LOG.log(Level.FINE, "job {0} not scheduled, the server ends", job.name());
            }
        }

        synchronized void soon() {
            called = true;
            if (running) {
                again = true;
            } else if (next != null) {
                next.cancel(false);
                in(Duration.ZERO);
            }
        }

        synchronized void cancel() {
            if (next != null) {
                next.cancel(false);
            }
        }

        private synchronized boolean begin(long own) {
            if (stopped || own != generation) {
                return false;
            }
            running = true;
            return true;
        }

        private synchronized void end(Duration pause) {
            running = false;
            in(again ? Duration.ZERO : pause);
            again = false;
        }

        private synchronized boolean takeCall() {
            boolean taken = called;
            called = false;
            return taken;
        }

        private synchronized void callAgain() {
            called = true;
        }

        private void run(long own) {
            if (!begin(own)) {
                return;
            }
            Duration pause = pauseAfterFailure();
            try {
                pause = job.scope() == Scope.ONCE_IN_CLUSTER ? runInCluster(takeCall()) : runHere();
            } catch (Exception | Error thrown) {
                failed(thrown);
            } finally {
                end(pause);
            }
        }

        private Duration pauseAfterFailure() {
            return shorter(job.interval(), LONGEST_PAUSE_AFTER_FAILURE);
        }

        private Duration runHere() throws Exception {
            measured();
            return job.pause();
        }

        private Duration runInCluster(boolean now) throws Exception {
            JobRuns.Rhythm rhythm = new JobRuns.Rhythm(job.interval(), pauseAfterFailure());
            AtomicBoolean ran = new AtomicBoolean();
            JobRuns.Work work = () -> {
                measured();
                ran.set(true);
            };
            if (now && !runs.runNow(job.name(), work)) {
                callAgain();
                return PAUSE_WHILE_RUN_ELSEWHERE;
            }
            Duration untilDue = now ? runs.untilDue(job.name(), rhythm) : runs.runWhenDue(job.name(), rhythm, work);
            Duration pause = ran.get() ? job.pause() : untilDue;
            if (pause.compareTo(untilDue) < 0) {
                callAgain();
            }
            return shorter(pause, untilDue);
        }

        private void measured() throws Exception {
            metrics.begun(job.name());
            job.run();
            metrics.succeeded(job.name());
            failure.over(job.name());
        }

        private static Duration shorter(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }

        private void failed(Throwable thrown) {
            if (thrown instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            metrics.failed(job.name());
            if (!stopped) {
                failure.log(job.name(), thrown);
            }
        }
    }
}
