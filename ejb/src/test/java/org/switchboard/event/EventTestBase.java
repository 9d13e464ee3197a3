package org.switchboard.event;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.core.ConditionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.switchboard.database.TestDatabase;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.event.persistence.EventLogTable;
import org.switchboard.shared.MovableClock;

/** Two nodes over one PostgreSQL, and transactions that stay open as long as a test wants. */
abstract class EventTestBase {

    static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private static DataSource dataSource;

    final MovableClock clock = new MovableClock("2026-11-30T08:00:00Z");
    EventNode one;
    EventNode two;
    Jdbi outside;

    @BeforeAll
    static void startDatabase() {
        dataSource = TestDatabase.fresh();
        Jdbi.create(dataSource)
                .useHandle(handle -> handle.execute("create table handled (event_id bigint, node text)"));
    }

    @BeforeEach
    void startNodes() {
        one = new EventNode(dataSource, clock);
        one.database.emptied();
        two = new EventNode(dataSource, clock);
        outside = Jdbi.create(dataSource);
    }

    @AfterEach
    void stopNodes() {
        one.close();
        two.close();
    }

    static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
    }

    static DataSource dataSource() {
        return dataSource;
    }

    OpenTransaction open() {
        return new OpenTransaction(dataSource, clock);
    }

    /** A transaction on a connection of its own. */
    static final class OpenTransaction implements AutoCloseable {

        private final Handle handle;
        private final EventLog log;

        OpenTransaction(DataSource dataSource, Clock clock) {
            handle = Jdbi.open(dataSource);
            handle.getConfig(Handles.class).setForceEndTransactions(false); // closing it is a rollback, or it was ended
            handle.begin();
            log = new EventLog(new EventLogTable(Jdbi.create(handle.getConnection())), clock);
        }

        /** Has the transaction write something, so that it has a number. */
        OpenTransaction numbered() {
            handle.createQuery("select cast(pg_current_xact_id() as text)")
                    .mapTo(String.class)
                    .one();
            return this;
        }

        /** Gives the session the name of that application. */
        OpenTransaction ofApplication(String name) {
            handle.execute("set application_name = '" + name + "'");
            return this;
        }

        OpenTransaction publish(String key) {
            log.publishAll(List.of(EventNode.event(key)));
            return this;
        }

        int session() {
            return handle.createQuery("select pg_backend_pid()")
                    .mapTo(Integer.class)
                    .one();
        }

        void commit() {
            handle.commit();
        }

        @Override
        public void close() {
            handle.close();
        }
    }

    static void readAll(EventGroupReader group) {
        Duration wait;
        do {
            wait = group.round(LONGEST_WAIT);
        } while (wait.isZero());
    }

    /** What a handler does in the database, in the transaction of its step. */
    static void write(EventNode node, LoggedEvent event) {
        node.database.jdbi().useHandle(handle -> handle.createUpdate("insert into handled values (:id, :node)")
                .bind("id", event.id())
                .bind("node", String.valueOf(System.identityHashCode(node)))
                .execute());
    }

    List<Long> written() {
        return outside.withHandle(handle -> handle.createQuery("select event_id from handled order by event_id")
                .mapTo(Long.class)
                .list());
    }

    List<Long> published() {
        return outside.withHandle(handle -> handle.createQuery("select id from event_log order by id")
                .mapTo(Long.class)
                .list());
    }

    void endSession(int session) {
        outside.useHandle(handle -> handle.createQuery("select pg_terminate_backend(:pid)")
                .bind("pid", session)
                .mapTo(Boolean.class)
                .one());
        soon().until(() -> outside.withHandle(
                handle -> handle.createQuery("select count(*) = 0 from pg_stat_activity where pid = :pid")
                        .bind("pid", session)
                        .mapTo(Boolean.class)
                        .one()));
    }
}
