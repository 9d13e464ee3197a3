package org.switchboard.source.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.switchboard.source.feed.PollingLeadership;

/**
 * Leads who holds a session's advisory lock of PostgreSQL, on a connection of its own: when the node dies or loses the
 * connection, the database lets go of the lock, and another node has it within a second. A node that has not heard from
 * the database for {@link #LEASE} counts itself out; the database needs longer than that to give up a silent session.
 */
@ApplicationScoped
public class AdvisoryLockLeadership implements PollingLeadership {

    private static final Logger LOG = Logger.getLogger(AdvisoryLockLeadership.class.getName());

    /** "SWBDPOLL" in ASCII. */
    private static final long KEY = 0x53574244504f4c4cL;

    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(1);

    /** A node without power: 15 s of silence, then three questions 5 s apart. */
    private static final String NOTICE_DEAD_NODES =
            "set tcp_keepalives_idle = 15; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3";

    @Resource(lookup = "jdbc/switchboard", shareable = false)
    DataSource database;

    private final Duration heartbeatInterval;
    private final ReentrantLock pausing = new ReentrantLock();
    private final Condition ended = pausing.newCondition();
    private volatile Thread seeker;
    private volatile boolean over;
    private volatile boolean held;
    private volatile long confirmedAt;

    /** For the container. */
    protected AdvisoryLockLeadership() {
        this.heartbeatInterval = HEARTBEAT_INTERVAL;
    }

    public AdvisoryLockLeadership(DataSource database, Duration heartbeatInterval) {
        this.database = database;
        this.heartbeatInterval = heartbeatInterval;
    }

    @Override
    public boolean isHeld() {
        return held && System.nanoTime() - confirmedAt < LEASE.toNanos();
    }

    @Override
    public synchronized void seek(ThreadFactory threads) {
        if (seeker == null) {
            over = false;
            seeker = threads.newThread(this::seekUntilOver);
            seeker.setName("polling-leadership");
            seeker.start();
        }
    }

    @Override
    public synchronized void giveUp() {
        over = true;
        pausing.lock();
        try {
            ended.signalAll();
        } finally {
            pausing.unlock();
        }
        try {
            if (seeker != null) {
                seeker.join(LEASE.toMillis());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        seeker = null;
    }

    private void seekUntilOver() {
        boolean failing = false;
        while (!over) {
            try (Connection connection = database.getConnection()) {
                prepare(connection);
                failing = false;
                lead(connection);
            } catch (SQLException databaseUnavailable) {
                LOG.log(
                        failing ? Level.FINE : Level.WARNING,
                        "polling leadership not to be had, will be tried again: {0}",
                        databaseUnavailable.getMessage());
                failing = true;
            }
            await();
        }
    }

    private void prepare(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        connection.setNetworkTimeout(Runnable::run, (int) LEASE.toMillis());
        try (Statement statement = connection.createStatement()) {
            statement.execute(NOTICE_DEAD_NODES);
        }
    }

    /** Seeks the lock, then keeps it, until it is over or the connection fails. */
    private void lead(Connection connection) throws SQLException {
        try {
            while (!over) {
                boolean mine = held ? says(connection, "select true") : says(connection, "pg_try_advisory_lock");
                confirmedAt = System.nanoTime();
                if (mine && !held) {
                    LOG.info("polling leadership held by this node");
                }
                held = mine;
                await();
            }
        } finally {
            boolean led = held;
            held = false;
            if (led) {
                LOG.info("polling leadership no longer held by this node");
                // the connection may go back to a pool, and its session live on
                says(connection, "pg_advisory_unlock");
            }
        }
    }

    private static boolean says(Connection connection, String question) throws SQLException {
        String sql = question.startsWith("pg_") ? "select " + question + "(" + KEY + ")" : question;
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private void await() {
        pausing.lock();
        try {
            if (!over) {
                ended.await(heartbeatInterval.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            over = true;
            Thread.currentThread().interrupt();
        } finally {
            pausing.unlock();
        }
    }
}
