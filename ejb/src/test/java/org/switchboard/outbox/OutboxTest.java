package org.switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchboard.access.model.Actors.person;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.access.model.Actor;
import org.switchboard.audit.AuditTrail;
import org.switchboard.audit.persistence.AuditTable;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.outbox.Deliveries.Claimed;
import org.switchboard.outbox.DeliveryAttempted.Result;
import org.switchboard.outbox.model.Destination;
import org.switchboard.outbox.model.MessageState;
import org.switchboard.outbox.model.OutboxFilter;
import org.switchboard.outbox.model.OutboxMessage;
import org.switchboard.outbox.persistence.OutboxQueries;
import org.switchboard.outbox.persistence.OutboxTable;
import org.switchboard.shared.Backoff;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.MovableClock;
import org.switchboard.shared.Page;
import org.switchboard.shared.RecordedEvents;

/** Messages over the real tables, delivered to another system that can fail in every way. */
class OutboxTest {

    private static final Destination WORKS = new Destination("works", "work-order");
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static TransactionalDatabase database;

    private final MovableClock clock = new MovableClock("2026-11-22T08:00:00Z");
    private Outbox outbox;
    private Deliveries deliveries;
    private OutboxDesk desk;

    /** What the other system took, in the order in which it took it, as {@code key:sequence}. */
    private final List<String> delivered = new ArrayList<>();

    /** What the other system says to a message instead of taking it. */
    private final Map<String, Outcome> answers = new HashMap<>();

    private int tries;
    private final RecordedEvents<DeliveryAttempted> ended = new RecordedEvents<>();
    private final RecordedEvents<MessagesDue> due = new RecordedEvents<>();

    @BeforeAll
    static void startDatabase() {
        database = new TransactionalDatabase();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void assemble() {
        OutboxTable table = new OutboxTable(database.emptied().jdbi());
        outbox = new Outbox(table, due, clock);
        deliveries = new Deliveries(table, ended, due, new OutboxWakeUps(), clock);
        desk = new OutboxDesk(
                table,
                new OutboxQueries(database.jdbi()),
                new AuditTrail(new AuditTable(database.jdbi()), clock),
                due,
                clock);
        deliveries.declared("works.camel.yaml", Set.of(WORKS));
    }

    @Test
    void change_without_destination_writes_no_message() {
        deliveries.declared("works.camel.yaml", Set.of());
        enqueue("WO-1", 1);
        assertThat(all()).isEmpty();
    }

    @Test
    void reporting_system_gets_no_message_of_its_own_change() {
        deliveries.declared("other.camel.yaml", Set.of(new Destination("other", "work-order")));
        database.transact(() ->
                outbox.enqueue("work-order", "WO-1", 1, Actor.source("works"), JsonNodeFactory.instance::objectNode));
        assertThat(all()).extracting(message -> message.destination().name()).containsExactly("other");
    }

    @Test
    void user_named_like_a_system_suppresses_no_message() {
        for (Actor actor : List.of(person("works"), person("works"))) {
            database.transact(
                    () -> outbox.enqueue("work-order", "WO-1", 1, actor, JsonNodeFactory.instance::objectNode));
        }
        assertThat(all()).extracting(message -> message.destination().name()).containsExactly("works", "works");
    }

    @Test
    void rolled_back_change_sends_no_message() {
        assertThatThrownBy(() -> database.transact(() -> {
                    outbox.enqueue("work-order", "WO-1", 1, person("li"), JsonNodeFactory.instance::objectNode);
                    throw new IllegalStateException("the order was changed by somebody else");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(all()).isEmpty();
    }

    @Test
    void messages_of_a_key_arrive_in_order_and_once_each() {
        enqueue("WO-1", 1);
        enqueue("WO-2", 1);
        enqueue("WO-1", 2);
        enqueue("WO-1", 3);
        deliverAll(dispatcher());
        assertThat(delivered).containsExactlyInAnyOrder("WO-1:1", "WO-2:1", "WO-1:2", "WO-1:3");
        assertThat(delivered.stream().filter(each -> each.startsWith("WO-1")))
                .containsExactly("WO-1:1", "WO-1:2", "WO-1:3");
        assertThat(all()).allMatch(message -> message.state() == MessageState.DELIVERED);
    }

    @Test
    void failed_message_delays_later_messages_of_its_key_only() {
        enqueue("WO-1", 1);
        enqueue("WO-1", 2);
        enqueue("WO-2", 1);
        answers.put("WO-1:1", failure("it is busy"));
        OutboxDispatcher dispatcher = dispatcher();
        deliverAll(dispatcher);
        assertThat(delivered).containsExactly("WO-2:1");
        OutboxMessage held = message("WO-1", 1);
        assertThat(held.state()).isEqualTo(MessageState.WAITING);
        assertThat(held.attempts()).isEqualTo(1);
        assertThat(held.lastError()).contains("it is busy");
        assertThat(held.nextAttemptAt().orElseThrow()).isAfter(clock.instant());
        assertThat(ended.fired())
                .containsExactly(
                        new DeliveryAttempted(WORKS, Result.FAILED), new DeliveryAttempted(WORKS, Result.DELIVERED));

        answers.clear();
        deliverAll(dispatcher);
        assertThat(delivered).as("its time has not come").hasSize(1);
        clock.advance(Duration.ofSeconds(2));
        deliverAll(dispatcher);
        assertThat(delivered).containsExactly("WO-2:1", "WO-1:1", "WO-1:2");
    }

    @Test
    void refused_message_stops_its_key_until_a_user_decides() {
        enqueue("WO-1", 1);
        enqueue("WO-1", 2);
        enqueue("WO-2", 1);
        answers.put("WO-1:1", new Outcome.Refused("There is no such device."));
        OutboxDispatcher dispatcher = dispatcher();
        deliverAll(dispatcher);
        clock.advance(Duration.ofDays(1));
        deliverAll(dispatcher);
        assertThat(delivered).containsExactly("WO-2:1");
        assertThat(desk.page(OutboxFilter.ALL.in(MessageState.REFUSED), 10, Optional.empty(), person("wang"))
                        .items())
                .singleElement()
                .satisfies(refused -> assertThat(refused.lastError()).contains("There is no such device."));
        assertThat(desk.destinations(person("wang"))).singleElement().satisfies(works -> {
            assertThat(works.waiting()).isEqualTo(1);
            assertThat(works.refused()).isEqualTo(1);
        });

        database.inTransaction(() -> desk.setAside(message("WO-1", 1).id(), person("li")));
        deliverAll(dispatcher);
        assertThat(delivered).containsExactly("WO-2:1", "WO-1:2");
        assertThat(message("WO-1", 1).state()).isEqualTo(MessageState.SET_ASIDE);
    }

    @Test
    void refused_message_is_sent_again_with_the_same_idempotency_key() {
        enqueue("WO-1", 1);
        answers.put("WO-1:1", new Outcome.Refused("no"));
        OutboxDispatcher dispatcher = dispatcher();
        deliverAll(dispatcher);
        OutboxMessage before = message("WO-1", 1);
        answers.clear();
        database.inTransaction(() -> desk.sendAgain(before.id(), person("li")));
        deliverAll(dispatcher);
        assertThat(delivered).containsExactly("WO-1:1");
        assertThat(message("WO-1", 1).idempotencyKey()).isEqualTo(before.idempotencyKey());
    }

    @Test
    void superseded_or_delivered_message_is_not_sent_again() {
        enqueue("WO-1", 1);
        enqueue("WO-1", 2);
        OutboxMessage first = message("WO-1", 1);
        database.inTransaction(() -> desk.setAside(first.id(), person("li")));
        deliverAll(dispatcher());
        assertThatThrownBy(() -> database.inTransaction(() -> desk.sendAgain(first.id(), person("li"))))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("outbox-overtaken");
        assertThatThrownBy(() -> database.inTransaction(
                        () -> desk.setAside(message("WO-1", 2).id(), person("li"))))
                .hasMessageContaining("outbox-delivered");
    }

    @Test
    void message_is_sent_again_with_the_same_key_after_a_crash_before_its_result_is_stored() {
        enqueue("WO-1", 1);
        enqueue("WO-1", 2);
        Claimed sent = claim(20).get(0); // and then the power goes
        assertThat(claim(20)).as("for a while it is the dead one's").isEmpty();
        clock.advance(LEASE.plusSeconds(1));
        Claimed again = claim(20).get(0);
        assertThat(again.message().sequence()).isEqualTo(1);
        assertThat(again.message().idempotencyKey()).isEqualTo(sent.message().idempotencyKey());
        assertThat(database.inTransaction(() -> deliveries.extendLease(sent, LEASE)))
                .as("the dead one has come back too late")
                .isFalse();
        database.transact(() -> deliveries.failed(sent, "too late", Duration.ofHours(1)));
        database.transact(() -> deliveries.delivered(again));
        assertThat(message("WO-1", 1).state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void two_nodes_share_the_messages() {
        for (int i = 1; i <= 6; i++) {
            enqueue("WO-" + i, 1);
        }
        List<Claimed> one = claim(3);
        List<Claimed> other = claim(20);
        assertThat(one).hasSize(3);
        assertThat(other).hasSize(3);
        assertThat(one)
                .extracting(claimed -> claimed.message().id())
                .doesNotContainAnyElementsOf(
                        other.stream().map(claimed -> claimed.message().id()).toList());
    }

    @Test
    void unavailable_destination_is_tried_by_one_message_at_a_time_and_then_gets_all() {
        for (int i = 1; i <= 30; i++) {
            enqueue("WO-" + i, 1);
            answers.put("WO-" + i + ":1", failure("No connection."));
        }
        OutboxDispatcher dispatcher = dispatcher();
        deliverAll(dispatcher);
        assertThat(tries).as("nobody knocks at a closed door thirty times").isEqualTo(3);
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofSeconds(10));
            deliverAll(dispatcher);
        }
        assertThat(tries).isBetween(4, 23);

        answers.clear();
        clock.advance(Duration.ofSeconds(20));
        deliverAll(dispatcher);
        assertThat(delivered).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void destination_that_requests_a_delay_gets_no_message_meanwhile() {
        enqueue("WO-1", 1);
        enqueue("WO-2", 1);
        answers.put("WO-1:1", new Outcome.Failed("Too many requests.", Optional.of(Duration.ofSeconds(90))));
        OutboxDispatcher dispatcher = dispatcher();
        deliverAll(dispatcher);
        answers.clear();
        clock.advance(Duration.ofSeconds(80));
        deliverAll(dispatcher);
        assertThat(delivered).isEmpty();
        clock.advance(Duration.ofSeconds(11));
        deliverAll(dispatcher);
        assertThat(delivered).containsExactlyInAnyOrder("WO-1:1", "WO-2:1");
    }

    @Test
    void requested_delay_is_kept_within_its_bounds() {
        enqueue("WO-1", 1);
        answers.put("WO-1:1", new Outcome.Failed("Try again.", Optional.of(Duration.ZERO)));
        OutboxDispatcher dispatcher = dispatcher();
        deliverAll(dispatcher);
        assertThat(tries).isEqualTo(1);

        answers.put("WO-1:1", new Outcome.Failed("Closed.", Optional.of(Duration.ofDays(1))));
        clock.advance(Duration.ofSeconds(2));
        deliverAll(dispatcher);
        answers.clear();
        clock.advance(Duration.ofMinutes(15));
        deliverAll(dispatcher);
        assertThat(delivered).containsExactly("WO-1:1");
    }

    @Test
    void message_without_mapping_is_set_aside_and_delays_no_other() {
        enqueue("WO-1", 1);
        enqueue("WO-1", 2);
        answers.put("WO-1:1", new Outcome.NotNeeded("The mapping selects nothing of it."));
        deliverAll(dispatcher());
        assertThat(delivered).containsExactly("WO-1:2");
        assertThat(message("WO-1", 1).state()).isEqualTo(MessageState.SET_ASIDE);
    }

    @Test
    void pauses_grow_to_their_longest_and_differ() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
        RandomGenerator chance = RandomGenerator.of("L64X128MixRandom");
        for (int failures = 1; failures < 100; failures++) {
            long whole = failures > 6 ? 60_000 : 1_000L << (failures - 1);
            assertThat(backoff.after(failures, chance).toMillis()).isBetween(whole / 2, whole);
        }
        assertThat(backoff.after(50, chance)).isNotEqualTo(backoff.after(50, chance));
    }

    @Test
    void withdrawn_destination_keeps_waiting_messages_and_gets_no_new_ones() {
        enqueue("WO-1", 1);
        deliveries.declared("works.camel.yaml", Set.of());
        enqueue("WO-1", 2);
        assertThat(all()).hasSize(1);
        assertThat(desk.destinations(person("wang"))).singleElement().satisfies(works -> assertThat(works.declared())
                .isFalse());
        deliveries.declared("works.camel.yaml", Set.of(WORKS));
        deliverAll(dispatcher());
        assertThat(delivered).containsExactly("WO-1:1");
    }

    @Test
    void only_delivered_messages_are_deleted_after_the_retention_time() {
        enqueue("WO-1", 1);
        deliverAll(dispatcher());
        enqueue("WO-1", 2);
        answers.put("WO-1:2", new Outcome.Refused("no"));
        deliverAll(dispatcher());
        clock.advance(Duration.ofDays(40));
        assertThat(desk.deleteSettledBefore(clock.instant().minus(Duration.ofDays(30)), 100))
                .isEqualTo(1);
        assertThat(all()).extracting(OutboxMessage::sequence).containsExactly(2L);
    }

    @Test
    void next_page_continues_after_the_last_row() {
        for (int i = 1; i <= 5; i++) {
            enqueue("WO-" + i, 1);
        }
        Page<OutboxMessage> first = desk.page(OutboxFilter.ALL.to("works"), 3, Optional.empty(), person("wang"));
        Page<OutboxMessage> second = desk.page(OutboxFilter.ALL.to("works"), 3, first.nextCursor(), person("wang"));
        assertThat(first.items()).extracting(OutboxMessage::key).containsExactly("WO-5", "WO-4", "WO-3");
        assertThat(second.items()).extracting(OutboxMessage::key).containsExactly("WO-2", "WO-1");
    }

    private void enqueue(String key, long sequence) {
        database.transact(() -> outbox.enqueue("work-order", key, sequence, person("li"), () -> JsonNodeFactory.instance
                .objectNode()
                .put("number", key)));
    }

    private List<Claimed> claim(int most) {
        return database.inTransaction(() -> deliveries.claim(WORKS, most, LEASE));
    }

    private OutboxDispatcher dispatcher() {
        return new OutboxDispatcher(
                deliveries, WORKS, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(20)), clock, message -> {
                    String name = message.key() + ":" + message.sequence();
                    tries++;
                    Outcome answer = answers.getOrDefault(name, new Outcome.Delivered());
                    if (answer instanceof Outcome.Delivered) {
                        delivered.add(name);
                    }
                    return answer;
                });
    }

    private static void deliverAll(OutboxDispatcher dispatcher) {
        while (dispatcher.round()) {
            // until nothing is due
        }
    }

    private static Outcome failure(String reason) {
        return new Outcome.Failed(reason, Optional.empty());
    }

    private List<OutboxMessage> all() {
        return desk.page(OutboxFilter.ALL, OutboxDesk.LARGEST_PAGE, Optional.empty(), person("wang"))
                .items();
    }

    private OutboxMessage message(String key, long sequence) {
        return all().stream()
                .filter(each -> each.key().equals(key) && each.sequence() == sequence)
                .findFirst()
                .orElseThrow();
    }
}
