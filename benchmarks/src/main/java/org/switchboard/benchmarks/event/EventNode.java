package org.switchboard.benchmarks.event;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.event.EventDispatcher;
import org.switchboard.event.EventLog;
import org.switchboard.event.EventTransactions;
import org.switchboard.event.model.NewEvent;
import org.switchboard.event.persistence.EventGroupTable;
import org.switchboard.event.persistence.EventLogTable;
import org.switchboard.event.persistence.EventNotifications;
import org.switchboard.event.persistence.EventRetryTable;

/** The event log of one node, without a server around it. */
final class EventNode implements AutoCloseable {

    final Jdbi jdbi;
    final EventDispatcher dispatcher;
    private final ThreadConnections connections;
    private final EventLog log;

    EventNode(DataSource database) {
        connections = new ThreadConnections(database);
        jdbi = Jdbi.create(connections.asDataSource());
        EventLogTable table = new EventLogTable(jdbi);
        log = new EventLog(table, Clock.systemUTC());
        EventTransactions transactions = new EventTransactions() {
            @Override
            public <T> T run(Callable<T> action) throws Exception {
                return connections.transact(action);
            }
        };
        dispatcher = new EventDispatcher(
                table,
                new EventGroupTable(jdbi),
                new EventRetryTable(jdbi),
                transactions,
                new EventNotifications(database),
                Clock.systemUTC());
    }

    void start() {
        dispatcher.start(Executors.defaultThreadFactory());
    }

    void publish(List<NewEvent> events) throws Exception {
        connections.transact(() -> {
            log.publishAll(events);
            return null;
        });
    }

    @Override
    public void close() throws SQLException {
        dispatcher.stop();
        connections.close();
    }
}
