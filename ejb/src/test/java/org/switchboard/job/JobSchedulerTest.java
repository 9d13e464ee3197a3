package org.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.database.ClusterLock;
import org.switchboard.database.TestDatabase;
import org.switchboard.job.PeriodicJob.Scope;

/** Two nodes on one database. */
class JobSchedulerTest {

    private static final Duration NEVER_AGAIN = Duration.ofHours(1);
    private static final Duration BRIEF = Duration.ofMillis(20);

    private static DataSource database;

    private final JobNode node = new JobNode(database);
    private final JobNode other = new JobNode(database);

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.fresh();
    }

    @BeforeEach
    void deleteRuns() {
        Jdbi.create(database).useHandle(handle -> handle.execute("truncate job_run"));
    }

    @AfterEach
    void stopNodes() {
        node.close();
        other.close();
    }

    @Test
    void failing_job_runs_again_and_delays_no_other() {
        TestJob failing = TestJob.often("failing", () -> {
            throw new IllegalStateException("no such table");
        });
        TestJob broken = TestJob.often("broken", () -> {
            throw new NoClassDefFoundError("org/example/Missing");
        });
        TestJob sound = TestJob.often("sound", () -> {});
        node.start(failing, broken, sound);
        soon().until(() -> failing.runs.get() > 3 && broken.runs.get() > 3 && sound.runs.get() > 3);
        soon().until(() -> node.metrics.counter("switchboard_job_failures", "broken") > 3);
    }

    @Test
    void hanging_job_delays_no_other() {
        CountDownLatch end = new CountDownLatch(1);
        TestJob hanging = TestJob.often("hanging", end::await);
        TestJob sound = TestJob.often("sound", () -> {});
        node.start(hanging, sound);
        soon().until(() -> hanging.runs.get() == 1 && sound.runs.get() > 3);
        end.countDown();
        soon().until(() -> hanging.runs.get() > 1);
    }

    @Test
    void same_cause_is_a_warning_once_and_another_cause_again() {
        List<LogRecord> log = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger(RepeatedFailure.class.getName());
        Handler handler = new Recorder(log);
        logger.addHandler(handler);
        logger.setLevel(Level.FINE);
        try {
            ConcurrentLinkedQueue<String> causes = new ConcurrentLinkedQueue<>(
                    List.of("port 4711 closed", "port 4712 closed", "port 9 closed", "no such table", "no such table"));
            node.start(TestJob.often("failing", () -> {
                String cause = causes.poll();
                if (cause != null) {
                    throw new IllegalStateException("job", new IllegalArgumentException(cause));
                }
            }));
            soon().until(() -> log.size() == 6);
            assertThat(log)
                    .extracting(LogRecord::getLevel)
                    .containsExactly(Level.WARNING, Level.FINE, Level.FINE, Level.WARNING, Level.FINE, Level.INFO);
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(null);
        }
    }

    @Test
    void last_success_and_failures_are_measured() {
        AtomicBoolean failing = new AtomicBoolean(true);
        node.start(TestJob.often("measured", () -> {
            if (failing.get()) {
                throw new IllegalStateException();
            }
        }));
        soon().until(() -> node.metrics.counter("switchboard_job_failures", "measured") > 2);
        assertThat(node.metrics.gauge("switchboard_job_last_failure_timestamp_seconds", "measured"))
                .isPositive();
        assertThat(node.metrics.gauge("switchboard_job_last_success_timestamp_seconds", "measured"))
                .isZero();
        failing.set(false);
        soon().until(() -> node.metrics.gauge("switchboard_job_last_success_timestamp_seconds", "measured") > 0);
    }

    @Test
    void job_of_every_node_runs_on_both() {
        TestJob here = TestJob.often("everywhere", () -> {});
        TestJob there = TestJob.often("everywhere", () -> {});
        node.start(here);
        other.start(there);
        soon().until(() -> here.runs.get() > 0 && there.runs.get() > 0);
    }

    @Test
    void job_of_the_cluster_runs_once_an_interval() {
        TestJob here = new TestJob("once", Scope.ONCE_IN_CLUSTER, NEVER_AGAIN, () -> {});
        TestJob there = new TestJob("once", Scope.ONCE_IN_CLUSTER, NEVER_AGAIN, () -> {});
        node.start(here);
        soon().until(() -> here.runs.get() == 1);
        other.start(there);
        Awaitility.await()
                .during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(30))
                .until(() -> here.runs.get() + there.runs.get() == 1);
    }

    @Test
    void job_of_the_cluster_never_runs_on_two_nodes_at_once() {
        AtomicBoolean running = new AtomicBoolean();
        AtomicBoolean twice = new AtomicBoolean();
        TestJob.Work alone = () -> {
            twice.compareAndSet(false, !running.compareAndSet(false, true));
            LockSupport.parkNanos(Duration.ofMillis(3).toNanos()); // longer than the interval
            running.set(false);
        };
        TestJob here = new TestJob("alone", Scope.ONCE_IN_CLUSTER, Duration.ofMillis(1), alone);
        TestJob there = new TestJob("alone", Scope.ONCE_IN_CLUSTER, Duration.ofMillis(1), alone);
        node.start(here);
        other.start(there);
        soon().until(() -> here.runs.get() > 20 && there.runs.get() > 20);
        assertThat(twice).isFalse();
    }

    @Test
    void job_moves_to_the_other_node_when_the_connection_is_lost_during_a_run() {
        CountDownLatch never = new CountDownLatch(1);
        TestJob dying = new TestJob("moved", Scope.ONCE_IN_CLUSTER, BRIEF, never::await);
        TestJob there = new TestJob("moved", Scope.ONCE_IN_CLUSTER, BRIEF, () -> {});
        node.start(dying);
        soon().until(() -> dying.runs.get() == 1);
        other.start(there);
        Awaitility.await()
                .during(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(30))
                .until(() -> there.runs.get() == 0);
        terminateHolderOf("job/moved");
        soon().until(() -> there.runs.get() > 1);
    }

    @Test
    void failed_job_of_the_cluster_keeps_its_error_until_its_next_run() {
        AtomicBoolean failing = new AtomicBoolean(true);
        node.start(new TestJob("noted", Scope.ONCE_IN_CLUSTER, BRIEF, () -> {
            if (failing.get()) {
                throw new IllegalStateException("no such table");
            }
        }));
        soon().until(() -> errors("noted").equals(List.of("java.lang.IllegalStateException: no such table")));
        failing.set(false);
        soon().until(() -> errors("noted").isEmpty());
    }

    @Test
    void failed_job_of_the_cluster_runs_again_a_minute_after_its_end_on_whichever_node() {
        AtomicBoolean failing = new AtomicBoolean(true);
        TestJob.Work work = () -> {
            if (failing.get()) {
                throw new IllegalStateException("no such table");
            }
        };
        TestJob here = new TestJob("retried", Scope.ONCE_IN_CLUSTER, NEVER_AGAIN, work);
        node.start(here);
        soon().until(() -> !errors("retried").isEmpty());
        age("retried", 55);
        TestJob early = new TestJob("retried", Scope.ONCE_IN_CLUSTER, NEVER_AGAIN, work);
        other.start(early);
        Awaitility.await()
                .during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(4))
                .until(() -> early.runs.get() == 0);
        other.scheduler.stop();
        failing.set(false);
        age("retried", 10);
        TestJob late = new TestJob("retried", Scope.ONCE_IN_CLUSTER, NEVER_AGAIN, work);
        other.start(late);
        soon().until(() -> late.runs.get() == 1 && errors("retried").isEmpty());
    }

    @Test
    void called_job_of_the_cluster_runs_here_whether_its_interval_has_passed_or_not() {
        TestJob here = new TestJob("called", Scope.ONCE_IN_CLUSTER, NEVER_AGAIN, () -> {});
        TestJob there = new TestJob("called", Scope.ONCE_IN_CLUSTER, NEVER_AGAIN, () -> {});
        node.start(here);
        soon().until(() -> here.runs.get() == 1);
        other.start(there);
        other.scheduler.runSoon("called");
        soon().until(() -> there.runs.get() == 1);
        assertThat(here.runs).hasValue(1);
    }

    @Test
    void called_job_of_the_cluster_waits_for_the_node_that_runs_it() {
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicBoolean together = new AtomicBoolean();
        TestJob here = new TestJob("called", Scope.ONCE_IN_CLUSTER, NEVER_AGAIN, () -> {
            goOn.await();
            ended.set(true);
        });
        TestJob there = new TestJob(
                "called", Scope.ONCE_IN_CLUSTER, NEVER_AGAIN, () -> together.compareAndSet(false, !ended.get()));
        node.start(here);
        soon().until(() -> here.runs.get() == 1);
        other.start(there);
        other.scheduler.runSoon("called");
        Awaitility.await()
                .during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(30))
                .until(() -> there.runs.get() == 0);
        goOn.countDown();
        soon().until(() -> there.runs.get() == 1);
        assertThat(together).isFalse();
    }

    @Test
    void job_of_the_cluster_runs_earlier_than_its_interval_when_it_says_so() {
        TestJob job = new TestJob("pausing", Scope.ONCE_IN_CLUSTER, NEVER_AGAIN, () -> {}).pausing(BRIEF);
        node.start(job);
        soon().until(() -> job.runs.get() > 3);
    }

    @Test
    void call_between_the_start_of_a_thread_and_its_run_leaves_one_schedule() throws InterruptedException {
        try (LateThreads threads = new LateThreads()) {
            TestJob job = new TestJob("called", Scope.EVERY_NODE, NEVER_AGAIN, () -> {});
            node.scheduler.start(threads, List.of(job));
            threads.firstStarted.await();
            node.scheduler.runSoon("called");
            soon().until(() -> job.runs.get() == 1 && threads.getQueue().size() == 1);
            threads.goOn.countDown();
            threads.firstEnded.await();
            assertThat(job.runs).hasValue(1);
            assertThat(threads.getQueue()).hasSize(1);
        }
    }

    @Test
    void called_job_runs_before_its_time() {
        TestJob job = new TestJob("called", Scope.EVERY_NODE, NEVER_AGAIN, () -> {});
        node.start(job);
        soon().until(() -> job.runs.get() == 1);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            node.scheduler.runSoon("called");
            return job.runs.get() > 2;
        });
    }

    @Test
    void call_during_a_run_is_followed_by_another_run() {
        CountDownLatch goOn = new CountDownLatch(1);
        TestJob job = new TestJob("called", Scope.EVERY_NODE, NEVER_AGAIN, goOn::await);
        node.start(job);
        soon().until(() -> job.runs.get() == 1);
        node.scheduler.runSoon("called");
        goOn.countDown();
        soon().until(() -> job.runs.get() == 2);
    }

    @Test
    void two_jobs_of_one_name_are_refused() {
        assertThatThrownBy(() -> node.start(TestJob.often("same", () -> {}), TestJob.often("same", () -> {})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same");
    }

    /** As if the run had been so much earlier. */
    private static void age(String job, int seconds) {
        Jdbi.create(database).useHandle(handle -> handle.createUpdate("""
                        update job_run set started_at = started_at - make_interval(secs => :seconds),
                          ended_at = ended_at - make_interval(secs => :seconds) where name = :name""")
                .bind("name", job)
                .bind("seconds", seconds)
                .execute());
    }

    private static List<String> errors(String job) {
        return Jdbi.create(database).withHandle(handle -> handle.createQuery(
                        "select error from job_run where name = :name and error is not null")
                .bind("name", job)
                .mapTo(String.class)
                .list());
    }

    private static void terminateHolderOf(String lock) {
        Jdbi.create(database).useHandle(handle -> handle.createQuery("""
                                select pg_terminate_backend(pid) from pg_locks
                                where locktype = 'advisory' and granted
                                  and (classid::bigint << 32 | objid::bigint) = :key""")
                .bind("key", ClusterLock.key(lock))
                .mapTo(Boolean.class)
                .list());
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }

    /** What is scheduled first has its thread and does not begin until it may. */
    private static final class LateThreads extends ScheduledThreadPoolExecutor implements AutoCloseable {

        final CountDownLatch firstStarted = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);
        final CountDownLatch firstEnded = new CountDownLatch(1);
        private final AtomicBoolean isFirst = new AtomicBoolean(true);

        LateThreads() {
            super(3);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            return super.schedule(isFirst.getAndSet(false) ? () -> late(task) : task, delay, unit);
        }

        private void late(Runnable task) {
            try {
                firstStarted.countDown();
                goOn.await();
                task.run();
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            } finally {
                firstEnded.countDown();
            }
        }

        @Override
        public void close() {
            shutdownNow();
        }
    }

    private static final class Recorder extends Handler {

        private final List<LogRecord> log;

        Recorder(List<LogRecord> log) {
            this.log = log;
        }

        @Override
        public void publish(LogRecord line) {
            log.add(line);
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
