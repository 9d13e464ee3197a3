package org.switchboard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.awaitility.core.ConditionFactory;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterLockTest {

    private static final Duration CHECK_INTERVAL = Duration.ofMillis(20);

    private static DataSource database;

    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry);
        }

        @Override
        public void flush() {
            // nothing is buffered
        }

        @Override
        public void close() {
            // nothing is held
        }
    };
    private ClusterLock one;
    private ClusterLock two;

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.empty();
    }

    @BeforeEach
    void prepare() {
        one = new ClusterLock(database, "polling", CHECK_INTERVAL);
        two = new ClusterLock(database, "polling", CHECK_INTERVAL);
        Logger.getLogger(ClusterLock.class.getName()).addHandler(listener);
    }

    @AfterEach
    void release() {
        one.release();
        two.release();
        Logger.getLogger(ClusterLock.class.getName()).removeHandler(listener);
    }

    @Test
    void one_node_holds_the_lock_until_it_releases_it() {
        seek(one);
        soon().until(one::isHeld);
        seek(two);
        soon().during(Duration.ofMillis(200)).until(() -> one.isHeld() && !two.isHeld());
        one.release();
        assertThat(one.isHeld()).isFalse();
        soon().until(two::isHeld);
    }

    @Test
    void a_node_whose_session_ends_loses_the_lock_and_one_node_holds_it_afterwards() {
        seek(one);
        soon().until(one::isHeld);
        seek(two);
        Jdbi.create(database)
                .useHandle(handle -> handle.execute("select pg_terminate_backend(pid) from pg_locks l"
                        + " join pg_database d on d.oid = l.database"
                        + " where locktype = 'advisory' and d.datname = current_database()"));
        soon().until(() -> one.isHeld() ^ two.isHeld());
        soon().during(Duration.ofMillis(200)).until(() -> one.isHeld() ^ two.isHeld());
    }

    @Test
    void locks_with_other_names_are_held_side_by_side() {
        ClusterLock other = new ClusterLock(database, "events", CHECK_INTERVAL);
        seek(one);
        seek(other);
        soon().until(() -> one.isHeld() && other.isHeld());
        other.release();
    }

    @Test
    void lock_missing_from_the_session_counts_as_lost() throws SQLException {
        KeptConnections kept = new KeptConnections(database);
        ClusterLock watched = new ClusterLock(kept.asDataSource(), "watched", CHECK_INTERVAL);
        seek(watched);
        soon().until(watched::isHeld);
        logged.clear();
        try (Statement statement = kept.ofLock().createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        }
        soon().until(() -> logged.stream().anyMatch(entry -> entry.getMessage().contains("lost")));
        soon().until(watched::isHeld);
        watched.release();
        assertThat(kept.opened())
                .as("the session lives on; the other one was for the check")
                .isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} calls a session")
    @ValueSource(ints = {1, 2, 3, 4, 5, 7})
    void lock_behind_a_transaction_pooler_is_not_acquired_and_reported_once(int calls) throws SQLException {
        try (TransactionPooler pooler = new TransactionPooler(database, calls)) {
            ClusterLock pooled = new ClusterLock(pooler.asDataSource(), "pooled", CHECK_INTERVAL);
            seek(pooled);
            soon().until(() -> !reports().isEmpty());
            assertThat(pooled.isHeld()).isFalse();
            pooled.release();
            assertThat(reports()).singleElement().satisfies(entry -> assertThat(entry.getMessage())
                    .contains("transaction pooling")
                    .contains("connect to PostgreSQL directly")
                    .contains("restart the pooler"));
        }
    }

    /** The sessions of a pooler outlive the connection of the lock, and so would a lock that one of them has. */
    @Test
    void a_pooler_that_changes_sessions_at_each_statement_keeps_no_lock() throws SQLException {
        try (TransactionPooler pooler = new TransactionPooler(database, 1)) {
            ClusterLock pooled = new ClusterLock(pooler.asDataSource(), "pooled", CHECK_INTERVAL);
            seek(pooled);
            soon().until(() -> !reports().isEmpty());
            pooled.release();
            assertThat(lockedSessions()).isZero();
        }
    }

    /** As a pooler does by default: the session that was used last is used next, so that two quiet nodes share it. */
    @Test
    void two_nodes_behind_a_pooler_that_reuses_one_session_do_not_both_hold_the_lock() throws SQLException {
        try (SharedSession pooler = new SharedSession(database)) {
            ClusterLock first = new ClusterLock(pooler.asDataSource(), "shared", CHECK_INTERVAL);
            ClusterLock second = new ClusterLock(pooler.asDataSource(), "shared", CHECK_INTERVAL);
            seek(first);
            seek(second);
            soon().until(() -> reports().size() == 2);
            assertThat(first.isHeld() || second.isHeld()).isFalse();
            first.release();
            second.release();
            assertThat(lockedSessions()).isZero();
        }
    }

    private static int lockedSessions() {
        return Jdbi.create(database).withHandle(handle -> handle.createQuery("select count(*) from pg_locks l"
                        + " join pg_database d on d.oid = l.database"
                        + " where locktype = 'advisory' and d.datname = current_database()")
                .mapTo(Integer.class)
                .one());
    }

    private List<LogRecord> reports() {
        return logged.stream().filter(entry -> entry.getLevel() == Level.SEVERE).toList();
    }

    private static void seek(ClusterLock lock) {
        lock.seek(Executors.defaultThreadFactory());
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(10));
    }

    private static DataSource dataSource(Callable<Connection> connections) {
        return (DataSource) Proxy.newProxyInstance(
                ClusterLockTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> connections.call());
    }

    /** Gives the test the connections that the lock has opened. */
    private static final class KeptConnections {

        private final DataSource real;
        private final List<Connection> connections = new CopyOnWriteArrayList<>();

        KeptConnections(DataSource real) {
            this.real = real;
        }

        DataSource asDataSource() {
            return dataSource(() -> {
                Connection connection = real.getConnection();
                connections.add(connection);
                return connection;
            });
        }

        Connection ofLock() {
            return connections.get(0);
        }

        int opened() {
            return connections.size();
        }
    }

    /** One session for all connections, each call of which it does for itself, as if it were a transaction. */
    private static final class SharedSession implements AutoCloseable {

        private final Connection session;

        SharedSession(DataSource real) throws SQLException {
            session = real.getConnection();
        }

        DataSource asDataSource() {
            return dataSource(() -> (Connection)
                    Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, this::call));
        }

        private synchronized Object call(Object proxy, Method method, Object[] arguments) throws Throwable {
            return switch (method.getName()) {
                case "close", "rollback", "setAutoCommit" -> null;
                default -> method.invoke(session, arguments);
            };
        }

        @Override
        public void close() throws SQLException {
            session.close();
        }
    }

    /** Hands so many calls of a connection to one of two sessions and the next to the other; both stay open. */
    private static final class TransactionPooler implements AutoCloseable {

        private final List<Connection> sessions;
        private final int callsPerSession;
        private final AtomicInteger next = new AtomicInteger();

        TransactionPooler(DataSource real, int callsPerSession) throws SQLException {
            this.sessions = List.of(real.getConnection(), real.getConnection());
            this.callsPerSession = callsPerSession;
        }

        DataSource asDataSource() {
            return dataSource(() -> (Connection)
                    Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, this::call));
        }

        private Object call(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("close")) {
                return null;
            }
            try {
                return method.invoke(sessions.get(next.getAndIncrement() / callsPerSession % 2), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        @Override
        public void close() throws SQLException {
            for (Connection session : sessions) {
                session.close();
            }
        }
    }
}
