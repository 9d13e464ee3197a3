package org.switchboard.job.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.database.ClusterLock;

/**
 * The table {@code job_run}. A job of the cluster runs on the node that first finds it due by the clock of the database,
 * under an advisory lock whose transaction ends with the run or with the node. The lock gives the transaction no number, so
 * that a long run holds no reader of the event log back.
 */
@ApplicationScoped
public class JobRuns {

    private static final Logger LOG = Logger.getLogger(JobRuns.class.getName());

    private static final int MAX_ERROR_LENGTH = 2_000;

    /** Of a node without power the database learns after 30 s. */
    private static final String DETECT_DEAD_NODES = "set local tcp_keepalives_idle = 15;"
            + " set local tcp_keepalives_interval = 5; set local tcp_keepalives_count = 3";

    private static final String TRY = "select pg_try_advisory_xact_lock(?)";

    private static final String MILLIS_UNTIL_DUE = """
            select ceil(1000 * extract(epoch from
                     case when error is null then started_at + make_interval(secs => :interval)
                          else ended_at + make_interval(secs => :afterFailure) end - clock_timestamp()))::bigint
            from job_run where name = :name""";

    private static final String START = """
            insert into job_run (name, started_at) values (:name, clock_timestamp())
            on conflict (name) do update set started_at = excluded.started_at, ended_at = null, error = null""";

    private static final String END =
            "update job_run set ended_at = clock_timestamp(), error = :error where name = :name";

    @Resource(lookup = "jdbc/switchboard", shareable = false)
    DataSource database;

    private Jdbi jdbi;

    protected JobRuns() {
        // for the container's proxy
    }

    @Inject
    public JobRuns(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public JobRuns(Jdbi jdbi, DataSource database) {
        this.jdbi = jdbi;
        this.database = database;
    }

    /** What a job does. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /**
     * When a job is due on one of the nodes.
     *
     * @param interval from the begin of a run to the begin of the next
     * @param afterFailure from the end of a run that failed to the begin of the next
     */
    public record Rhythm(Duration interval, Duration afterFailure) {}

    /**
     * Does the work if it is due, and no node does it now. To be called outside of a transaction.
     *
     * @return after what time to call again
     */
    public Duration runWhenDue(String job, Rhythm rhythm, Work work) throws Exception {
        Duration early = untilDue(job, rhythm);
        if (!early.isZero()) {
            return early;
        }
        // another node may have begun and ended it since this one looked
        underLock(job, () -> {
            if (untilDue(job, rhythm).isZero()) {
                run(job, work);
            }
        });
        Duration rest = untilDue(job, rhythm);
        return rest.isZero() ? rhythm.interval() : rest;
    }

    /**
     * Does the work whether it is due or not. To be called outside of a transaction.
     *
     * @return false when another node does it now
     */
    public boolean runNow(String job, Work work) throws Exception {
        return underLock(job, () -> run(job, work));
    }

    /** Zero when it is due. */
    public Duration untilDue(String job, Rhythm rhythm) {
        return jdbi.withHandle(handle -> handle.createQuery(MILLIS_UNTIL_DUE)
                .bind("name", job)
                .bind("interval", seconds(rhythm.interval()))
                .bind("afterFailure", seconds(rhythm.afterFailure()))
                .mapTo(Long.class)
                .findFirst()
                .filter(millis -> millis > 0)
                .map(Duration::ofMillis)
                .orElse(Duration.ZERO));
    }

    private boolean underLock(String job, Work work) throws Exception {
        try (Connection lock = database.getConnection()) {
            lock.setAutoCommit(false);
            try {
                if (!tryLock(lock, job)) {
                    return false;
                }
                work.run();
                return true;
            } finally {
                release(lock, job);
            }
        }
    }

    private void run(String job, Work work) throws Exception {
        jdbi.useHandle(handle -> handle.createUpdate(START).bind("name", job).execute());
        try {
            work.run();
            ended(job, null);
        } catch (Exception | Error failure) {
            try {
                ended(job, describe(failure));
            } catch (RuntimeException unavailable) {
                failure.addSuppressed(unavailable);
            }
            throw failure;
        }
    }

    /** PostgreSQL has no text with the character 0. */
    private static String describe(Throwable failure) {
        String text = failure.toString().replace('\u0000', '\u2400');
        return text.length() <= MAX_ERROR_LENGTH ? text : text.substring(0, MAX_ERROR_LENGTH) + "…";
    }

    private void ended(String job, String error) {
        jdbi.useHandle(handle ->
                handle.createUpdate(END).bind("name", job).bind("error", error).execute());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static boolean tryLock(Connection connection, String job) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(DETECT_DEAD_NODES);
        }
        try (PreparedStatement statement = connection.prepareStatement(TRY)) {
            statement.setLong(1, ClusterLock.key("job/" + job));
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** The work is done, whatever becomes of the connection. */
    private static void release(Connection connection, String job) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException failure) {
            LOG.log(Level.FINE, "lock of job {0} was released before: {1}", new Object[] {job, failure.getMessage()});
        }
    }
}
