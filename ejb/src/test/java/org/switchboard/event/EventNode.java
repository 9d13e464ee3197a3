package org.switchboard.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.event.model.NewEvent;
import org.switchboard.event.persistence.EventGroupTable;
import org.switchboard.event.persistence.EventLogTable;
import org.switchboard.event.persistence.EventNotifications;
import org.switchboard.event.persistence.EventPartitions;
import org.switchboard.event.persistence.EventRetryTable;
import org.switchboard.event.persistence.IdleTransactions;
import org.switchboard.event.persistence.RestoredEventLog;
import org.switchboard.shared.RecordedEvents;

/** A node of the cluster, with connections of its own to the common database. */
public final class EventNode implements AutoCloseable {

    /** So long that only a notification wakes a reader in time. */
    static final Duration NEVER_POLLS = Duration.ofHours(1);

    public final TransactionalDatabase database;
    final EventLog log;
    public final EventGroupAdministration groups;
    final EventLogMaintenance maintenance;
    final EventPartitions partitions;
    final RestoredEventLog restored;
    final EventDispatcher dispatcher;
    private final EventLogTable table;
    private final EventGroupTable groupTable;
    private final EventRetryTable retryTable;
    private final EventTransactions transactions;
    private final Clock clock;

    public EventNode(DataSource dataSource, Clock clock) {
        this.clock = clock;
        database = new TransactionalDatabase(dataSource);
        Jdbi jdbi = database.jdbi();
        table = new EventLogTable(jdbi);
        groupTable = new EventGroupTable(jdbi);
        retryTable = new EventRetryTable(jdbi);
        partitions = new EventPartitions(jdbi);
        restored = new RestoredEventLog(jdbi);
        transactions = new EventTransactions() {
            @Override
            public <T> T run(Callable<T> action) {
                return database.inTransaction(action);
            }
        };
        log = new EventLog(table, clock);
        maintenance = new EventLogMaintenance(
                partitions, retryTable, new IdleTransactions(jdbi), restored, transactions, clock);
        dispatcher = new EventDispatcher(
                table, groupTable, retryTable, transactions, new EventNotifications(dataSource), clock);
        RecordedEvents<SetAsideSettled> settled = new RecordedEvents<>();
        settled.observe(this::publish);
        groups = new EventGroupAdministration(
                groupTable, retryTable, new IdleTransactions(jdbi), dispatcher, settled, clock);
    }

    EventGroupReader group(EventConsumer consumer) {
        EventGroupReader group = new EventGroupReader(consumer, table, groupTable, retryTable, transactions, clock);
        group.create();
        return group;
    }

    BroadcastReader broadcast(BroadcastListener listener) {
        BroadcastReader broadcast = new BroadcastReader(listener, table);
        broadcast.start();
        return broadcast;
    }

    /** A bean of this node that is notified of events; call it before {@link #start}. */
    public void listens(BroadcastListener listener) {
        dispatcher.addListener(listener.getClass().getSimpleName(), listener);
    }

    /** This node takes part in the group's work; call it before {@link #start}. */
    public void register(EventConsumer consumer) {
        dispatcher.register(consumer);
    }

    public void start() {
        start(NEVER_POLLS);
    }

    /** In a transaction of its own. */
    public void publish(Change change) {
        ChangePublisher publisher = new ChangePublisher();
        publisher.log = log;
        database.transact(() -> publisher.publish(change));
    }

    void start(Duration pollInterval) {
        dispatcher.setPollInterval(pollInterval);
        dispatcher.start(Executors.defaultThreadFactory());
    }

    /** One event a key, in one transaction. */
    void publish(String... keys) {
        publish(Arrays.asList(keys));
    }

    void publish(List<String> keys) {
        database.transact(
                () -> log.publishAll(keys.stream().map(EventNode::event).toList()));
    }

    static NewEvent event(String key) {
        return new NewEvent(
                TestConsumer.TYPE,
                key,
                JsonNodeFactory.instance.objectNode().put("of", key),
                Optional.of(new ChangeAuthor("li", "PERSON")));
    }

    @Override
    public void close() {
        dispatcher.stop();
        database.close();
    }
}
