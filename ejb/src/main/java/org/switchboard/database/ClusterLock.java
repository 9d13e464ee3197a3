package org.switchboard.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
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

/**
 * A lock with a name that one node of the cluster holds at a time: a session advisory lock of PostgreSQL on a connection
 * of its own. When the node stops or loses the connection, the database releases the lock and another node takes it. A node
 * that had no answer of the database for {@link #LEASE} counts as a node without the lock; the database needs longer
 * than that to end a session without traffic.
 */
public final class ClusterLock {

    private static final Logger LOG = Logger.getLogger(ClusterLock.class.getName());

    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

    /** A node without power: 15 s without traffic, then three probes 5 s apart. */
    private static final String DETECT_DEAD_NODES =
            "set tcp_keepalives_idle = 15; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3";

    private static final String SESSION = "select pg_backend_pid()";
    /** Takes the lock in the expected session only: behind a pooler, another session would keep it. */
    private static final String TRY =
            "select case when pg_backend_pid() = ? then pg_try_advisory_lock(?) else false end";

    private static final String UNLOCK = "select pg_advisory_unlock(?)";

    /** A 64-bit key is shown in pg_locks as two halves, with objsubid 1. */
    private static final String HELD_BY_SESSION = """
            select exists (
              select 1 from pg_locks l join pg_database d on d.oid = l.database
              where l.locktype = 'advisory' and d.datname = current_database() and l.objsubid = 1 and l.granted
                and (l.classid::bigint << 32 | l.objid::bigint) = ? and l.pid = pg_backend_pid())""";

    private final DataSource database;
    private final String name;
    private final long key;
    private final Duration checkInterval;
    private final ReentrantLock pausing = new ReentrantLock();
    private final Condition ended = pausing.newCondition();
    private volatile Thread seeker;
    private volatile boolean over;
    private volatile boolean held;
    private volatile long confirmedAt;
    private boolean failing;
    private boolean poolingReported;

    /** @param database gives a connection of its own */
    public ClusterLock(DataSource database, String name) {
        this(database, name, CHECK_INTERVAL);
    }

    public ClusterLock(DataSource database, String name, Duration checkInterval) {
        this.database = database;
        this.name = name;
        this.key = key(name);
        this.checkInterval = checkInterval;
    }

    /** The key of the advisory lock with that name, the same on every node. */
    public static long key(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("switchboard/" + name).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** This node holds the lock, and the database confirmed it less than {@link #LEASE} ago. */
    public boolean isHeld() {
        return held && System.nanoTime() - confirmedAt < LEASE.toNanos();
    }

    /** From now on this node tries to get the lock, and keeps it. */
    public synchronized void seek(ThreadFactory threads) {
        if (seeker == null) {
            over = false;
            seeker = threads.newThread(this::seekUntilOver);
            seeker.setName("cluster-lock-" + name);
            seeker.start();
        }
    }

    /** Releases the lock and seeks it no longer. */
    public synchronized void release() {
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
        while (!over) {
            try (Connection connection = database.getConnection()) {
                prepare(connection);
                seekOn(connection);
            } catch (TransactionPoolingException pooling) {
                reportPooling();
                await(LEASE);
            } catch (SQLException unavailable) {
                LOG.log(
                        failing ? Level.FINE : Level.WARNING,
                        "cluster lock {0} not available, tried again: {1}",
                        new Object[] {name, unavailable.getMessage()});
                failing = true;
            }
            await(checkInterval);
        }
    }

    private void reportPooling() {
        LOG.log(
                poolingReported ? Level.FINE : Level.SEVERE,
                "cluster lock {0} cannot be held: the connection changes its PostgreSQL session between statements"
                        + " (transaction pooling); connect to PostgreSQL directly, or pool whole sessions;"
                        + " restart the pooler then, since one of its sessions may keep the lock",
                name);
        poolingReported = true;
    }

    private void prepare(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        connection.setNetworkTimeout(Runnable::run, (int) LEASE.toMillis());
        try (Statement statement = connection.createStatement()) {
            statement.execute(DETECT_DEAD_NODES);
        }
        requireOwnSession(connection);
    }

    /**
     * A pooler of transactions gives two connections the same session as long as it is free, and each would get the lock
     * that the other has. So while a second connection is within a transaction, this one has to keep the session that it had.
     */
    private void requireOwnSession(Connection connection) throws SQLException {
        int own = session(connection);
        try (Connection other = database.getConnection()) {
            other.setNetworkTimeout(Runnable::run, (int) LEASE.toMillis());
            try (Statement transaction = other.createStatement()) {
                transaction.execute("begin");
                try (ResultSet answer = transaction.executeQuery(SESSION)) {
                    answer.next();
                    if (answer.getInt(1) == own) {
                        throw new TransactionPoolingException();
                    }
                    requireSession(connection, own);
                } finally {
                    transaction.execute("rollback");
                }
            }
        }
    }

    /** Seeks the lock, then keeps it, until it is over or the connection fails. */
    private void seekOn(Connection connection) throws SQLException {
        int session = session(connection);
        try {
            while (!over) {
                long asked = System.nanoTime();
                requireSession(connection, session);
                boolean mine = held ? isLocked(connection) : tryLock(connection, session);
                requireSession(connection, session);
                failing = false;
                confirmedAt = asked;
                if (mine != held) {
                    LOG.log(Level.INFO, mine ? "cluster lock {0} held by this node" : "cluster lock {0} lost", name);
                }
                held = mine;
                await(checkInterval);
            }
        } finally {
            boolean wasHeld = held;
            held = false;
            if (wasHeld) {
                LOG.log(Level.INFO, "cluster lock {0} no longer held by this node", name);
                // the connection may go back to a pool, and its session live on
                query(connection, UNLOCK, key);
            }
        }
    }

    private boolean tryLock(Connection connection, int session) throws SQLException {
        if (!query(connection, TRY, session, key)) {
            return false;
        }
        if (!isLocked(connection)) {
            throw new TransactionPoolingException();
        }
        return true;
    }

    private boolean isLocked(Connection connection) throws SQLException {
        return query(connection, HELD_BY_SESSION, key);
    }

    private static boolean query(Connection connection, String sql, long... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private static void requireSession(Connection connection, int session) throws SQLException {
        if (session(connection) != session) {
            throw new TransactionPoolingException();
        }
    }

    private static int session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(SESSION)) {
            answer.next();
            return answer.getInt(1);
        }
    }

    private void await(Duration length) {
        pausing.lock();
        try {
            if (!over) {
                ended.await(length.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            over = true;
            Thread.currentThread().interrupt();
        } finally {
            pausing.unlock();
        }
    }

    /** Two statements on one connection ran in different sessions. */
    private static final class TransactionPoolingException extends SQLException {
        private static final long serialVersionUID = 1L;
    }
}
