package org.switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.access.model.Actors;
import org.switchboard.audit.AuditTrail;
import org.switchboard.audit.persistence.AuditTable;
import org.switchboard.database.TestDatabase;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.event.EventNode;
import org.switchboard.outbox.model.Destination;
import org.switchboard.outbox.model.MessageState;
import org.switchboard.outbox.model.OutboxFilter;
import org.switchboard.outbox.model.OutboxMessage;
import org.switchboard.outbox.persistence.OutboxQueries;
import org.switchboard.outbox.persistence.OutboxTable;
import org.switchboard.shared.Backoff;
import org.switchboard.shared.RecordedEvents;

/** Messages enqueued on one node, delivered by another that never looks by itself. */
class OutboxWakeUpTest {

    private static final Destination WORKS = new Destination("works", "work-order");
    private static final Duration NO_POLLING = Duration.ofHours(1);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(300), Duration.ofMillis(300));

    private final DataSource database = TestDatabase.fresh();
    private final EventNode enqueuing = new EventNode(database, Clock.systemUTC());
    private final EventNode delivering = new EventNode(database, Clock.systemUTC());
    private final TransactionalDatabase dispatching = new TransactionalDatabase(database);
    private final AtomicInteger statements = new AtomicInteger();
    private final Map<String, Instant> delivered = new ConcurrentHashMap<>();
    private final Map<String, Outcome> answers = new ConcurrentHashMap<>();
    private final RecordedEvents<MessagesDue> due = new RecordedEvents<>();

    private Outbox outbox;
    private OutboxDesk desk;
    private OutboxDispatcher dispatcher;
    private Thread thread;

    @BeforeEach
    void startNodes() {
        due.observe(enqueuing::publish);
        OutboxTable table = new OutboxTable(enqueuing.database.jdbi());
        outbox = new Outbox(table, due, Clock.systemUTC());
        desk = new OutboxDesk(
                table,
                new OutboxQueries(enqueuing.database.jdbi()),
                new AuditTrail(new AuditTable(enqueuing.database.jdbi()), Clock.systemUTC()),
                due,
                Clock.systemUTC());

        OutboxWakeUps wakeUps = new OutboxWakeUps();
        delivering.listens(wakeUps);
        delivering.start();
        dispatching.jdbi().setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                statements.incrementAndGet();
            }
        });
        Deliveries deliveries = new Deliveries(
                new OutboxTable(dispatching.jdbi()),
                new RecordedEvents<>(),
                new RecordedEvents<>(),
                wakeUps,
                Clock.systemUTC());
        deliveries.declared("works.camel.yaml", Set.of(WORKS));
        dispatcher = new OutboxDispatcher(deliveries, WORKS, BACKOFF, Clock.systemUTC(), message -> {
            Outcome answer = answers.getOrDefault(message.key(), new Outcome.Delivered());
            if (answer instanceof Outcome.Delivered) {
                delivered.put(message.key(), Instant.now());
            }
            return answer;
        });
        thread = new Thread(() -> dispatcher.run(NO_POLLING));
        thread.start();
        awaitIdle();
    }

    @AfterEach
    void stopNodes() throws InterruptedException {
        dispatcher.stop();
        thread.join();
        enqueuing.close();
        delivering.close();
        dispatching.close();
    }

    @Test
    void message_is_delivered_within_a_second_of_its_commit() {
        enqueue("WO-warm"); // loads classes and plans
        soon().until(() -> delivered.containsKey("WO-warm"));
        for (int i = 1; i <= 5; i++) {
            String key = "WO-" + i;
            enqueue(key);
            Instant committed = Instant.now();
            soon().until(() -> delivered.containsKey(key));
            assertThat(Duration.between(committed, delivered.get(key))).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void idle_outbox_runs_no_statements() {
        int before = statements.get();
        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(30))
                .until(() -> statements.get() == before);
    }

    @Test
    void message_behind_a_refused_one_runs_no_statements_and_goes_out_when_that_is_set_aside() {
        answers.put("WO-1", new Outcome.Refused("There is no such device."));
        enqueue("WO-1");
        enqueue("WO-1");
        soon().until(() -> inState(MessageState.REFUSED).size() == 1);
        awaitIdle();
        answers.clear();
        enqueuing.database.inTransaction(
                () -> desk.setAside(inState(MessageState.REFUSED).get(0).id(), Actors.person("li")));
        soon().until(() -> inState(MessageState.DELIVERED).size() == 1);
    }

    @Test
    void failed_message_is_tried_again_in_its_time() {
        answers.put("WO-1", new Outcome.Failed("It is busy.", Optional.empty()));
        enqueue("WO-1");
        soon().until(() -> message().attempts() >= 2);
        answers.clear();
        soon().until(() -> delivered.containsKey("WO-1"));
    }

    @Test
    void stopped_dispatcher_ends_its_thread_at_once() throws InterruptedException {
        dispatcher.stop();
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
    }

    private void enqueue(String key) {
        enqueuing.database.transact(() ->
                outbox.enqueue(WORKS.recordType(), key, 1, Actors.person("li"), JsonNodeFactory.instance::objectNode));
    }

    private List<OutboxMessage> inState(MessageState state) {
        return enqueuing.database.inTransaction(
                () -> desk.page(OutboxFilter.ALL.in(state), 10, Optional.empty(), Actors.person("wang"))
                        .items());
    }

    private OutboxMessage message() {
        return enqueuing.database.inTransaction(
                () -> desk.page(OutboxFilter.ALL, 1, Optional.empty(), Actors.person("wang"))
                        .items()
                        .get(0));
    }

    private void awaitIdle() {
        AtomicInteger seen = new AtomicInteger(-1);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(400))
                .atMost(Duration.ofSeconds(30))
                .until(() -> seen.getAndSet(statements.get()) == statements.get() && statements.get() > 0);
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(10));
    }
}
