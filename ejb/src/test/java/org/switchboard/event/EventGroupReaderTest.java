package org.switchboard.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.event.model.GroupLag;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.event.model.SetAsideEvent;
import org.switchboard.event.model.UnreadableEventException;
import org.switchboard.event.persistence.EventGroupTable;
import org.switchboard.event.persistence.GroupPosition;
import org.switchboard.shared.NotFoundException;

class EventGroupReaderTest extends EventTestBase {

    private static final Instant START = Instant.parse("2026-11-30T08:00:00Z");
    private static final String NEW_TYPE = "meter-read";
    private static final String OTHER_TYPE = "invoice-sent";
    private static final ChangeAuthor LI = new ChangeAuthor("li", "PERSON");
    private static final int SECONDS_TO_DEADLINE = 60;

    @Test
    void an_event_with_a_smaller_id_that_is_committed_later_is_not_skipped() {
        TestConsumer consumer = new TestConsumer("orders");
        EventGroupReader group = one.group(consumer);
        try (OpenTransaction longRunning = open().publish("slow")) {
            two.publish("fast");
            readAll(group);
            assertThat(consumer.given)
                    .as("an open transaction holds back its own events and no others")
                    .containsExactly("fast");
            two.publish("faster");
            readAll(group);
            longRunning.commit();
        }
        readAll(group);
        assertThat(consumer.given).containsExactly("fast", "faster", "slow");
        assertThat(lag("orders").events()).isZero();
    }

    @Test
    void unreadable_event_is_set_aside_at_once_and_delays_no_other() {
        TestConsumer consumer = new TestConsumer("orders").then(event -> {
            if (event.payload().path("of").asText().equals("bad")) {
                throw new UnreadableEventException("not an order: " + event.payload(), null);
            }
        });
        EventGroupReader group = one.group(consumer);
        two.publish("bad", "good");
        readAll(group);
        assertThat(consumer.given).contains("good");
        assertThat(lag("orders").events()).isZero();
        assertThat(lag("orders").setAside()).isEqualTo(1);
    }

    @Test
    void a_group_that_is_not_ready_keeps_its_events_until_it_is() {
        TestConsumer consumer = new TestConsumer("orders");
        EventGroupReader group = one.group(consumer);
        consumer.ready = false;
        two.publish("a", "b");
        assertThat(group.round(Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
        assertThat(consumer.given).isEmpty();
        assertThat(lag("orders").events()).isEqualTo(2);
        consumer.ready = true;
        readAll(group);
        assertThat(consumer.given).containsExactly("a", "b");
    }

    /** The second transaction has the smaller number and an unrelated one between the two stays open. */
    @Test
    void events_of_a_key_are_handled_in_the_order_of_their_changes_whatever_the_transaction_numbers() {
        List<Long> ids = new ArrayList<>();
        EventGroupReader group = one.group(new TestConsumer("orders").then(event -> ids.add(event.id())));
        try (OpenTransaction second = open().numbered();
                OpenTransaction unrelated = open().numbered();
                OpenTransaction first = open().numbered()) {
            first.publish("key");
            first.commit();
            second.publish("key");
            second.commit();
            readAll(group);
            unrelated.commit();
        }
        readAll(group);
        assertThat(ids).containsExactlyElementsOf(published());
    }

    @Test
    void an_event_whose_transaction_is_rolled_back_is_not_handled() {
        TestConsumer consumer = new TestConsumer("orders");
        EventGroupReader group = one.group(consumer);
        assertThatThrownBy(() -> one.database.transact(() -> {
                    one.log.publishAll(List.of(EventNode.event("undone")));
                    throw new IllegalStateException("the change was refused");
                }))
                .isInstanceOf(IllegalStateException.class);
        readAll(group);
        assertThat(published()).isEmpty();
        assertThat(consumer.given).isEmpty();
    }

    @Test
    void a_handler_gets_the_event_as_it_was_published() {
        List<LoggedEvent> events = new ArrayList<>();
        EventGroupReader group = one.group(new TestConsumer("orders").then(events::add));
        one.publish("T-1");
        readAll(group);
        LoggedEvent event = events.get(0);
        assertThat(event.createdAt()).isEqualTo(clock.instant());
        assertThat(event.type()).isEqualTo(TestConsumer.TYPE);
        assertThat(event.key()).isEqualTo("T-1");
        assertThat(event.payload().path("of").asText()).isEqualTo("T-1");
        assertThat(event.actor()).contains(new ChangeAuthor("li", "PERSON"));
    }

    @Test
    void an_event_that_a_handler_publishes_is_handled_after_it() {
        TestConsumer consumer = new TestConsumer("orders");
        consumer.then(event -> {
            if (event.key().equals("cause")) {
                one.log.publishAll(List.of(EventNode.event("effect")));
                two.publish("other"); // has a later number and is committed before
            }
        });
        EventGroupReader group = one.group(consumer);
        one.publish("cause");
        readAll(group);
        assertThat(consumer.given).containsExactlyInAnyOrder("cause", "effect", "other");
    }

    @Test
    void group_continues_at_its_position_after_a_restart() {
        readAll(one.group(new TestConsumer("orders", 2)));
        one.publish("a", "b", "c");
        TestConsumer before = new TestConsumer("orders", 2);
        one.group(before).round(LONGEST_WAIT);
        one.publish("d");
        TestConsumer after = new TestConsumer("orders", 2);
        readAll(two.group(after));
        assertThat(before.given).containsExactly("a", "b");
        assertThat(after.given).containsExactly("c", "d");
    }

    @Test
    void two_nodes_handle_each_event_once() {
        TestConsumer onOne = new TestConsumer("orders", 5);
        TestConsumer onTwo = new TestConsumer("orders", 5);
        one.dispatcher.register(onOne.then(event -> write(one, event)));
        two.dispatcher.register(onTwo.then(event -> write(two, event)));
        one.start(EventNode.NEVER_POLLS);
        two.start(EventNode.NEVER_POLLS);
        for (int i = 0; i < 100; i++) {
            (i % 2 == 0 ? one : two).publish("a" + i, "b" + i);
        }
        soon().untilAsserted(() -> assertThat(written()).hasSizeGreaterThanOrEqualTo(200));
        assertThat(written()).containsExactlyElementsOf(published());
        assertThat(onOne.given.size() + onTwo.given.size()).isEqualTo(200);
    }

    @Test
    void while_one_node_handles_an_event_the_other_begins_none() throws Exception {
        CountDownLatch finish = new CountDownLatch(1);
        TestConsumer onOne =
                new TestConsumer("orders").then(event -> finish.await(SECONDS_TO_DEADLINE, TimeUnit.SECONDS));
        TestConsumer onTwo = new TestConsumer("orders");
        EventGroupReader waiting = two.group(onTwo);
        one.dispatcher.register(onOne);
        one.start(EventNode.NEVER_POLLS);
        one.publish("a");
        soon().until(() -> !onOne.given.isEmpty());
        assertThat(waiting.round(LONGEST_WAIT)).isEqualTo(LONGEST_WAIT);
        finish.countDown();
        soon().untilAsserted(() -> assertThat(lag("orders").events()).isZero());
        assertThat(onTwo.given).isEmpty();
    }

    @Test
    void another_node_handles_the_event_of_a_terminated_node() throws Exception {
        CompletableFuture<Integer> session = new CompletableFuture<>();
        CountDownLatch goOn = new CountDownLatch(1);
        one.dispatcher.register(new TestConsumer("orders").then(event -> {
            write(one, event);
            if (event.key().equals("b") && !session.isDone()) {
                session.complete(one.database.jdbi().withHandle(handle -> handle.createQuery("select pg_backend_pid()")
                        .mapTo(Integer.class)
                        .one()));
                goOn.await(SECONDS_TO_DEADLINE, TimeUnit.SECONDS);
            }
        }));
        one.start(EventNode.NEVER_POLLS);
        one.publish("a", "b", "c");
        endSession(session.get(SECONDS_TO_DEADLINE, TimeUnit.SECONDS));

        two.dispatcher.register(new TestConsumer("orders").then(event -> write(two, event)));
        two.start(EventNode.NEVER_POLLS);
        soon().untilAsserted(() -> assertThat(written()).hasSizeGreaterThanOrEqualTo(3));
        goOn.countDown();
        one.publish("d");
        soon().untilAsserted(() -> assertThat(written()).hasSizeGreaterThanOrEqualTo(4));
        one.dispatcher.stop();
        two.dispatcher.stop();
        assertThat(written()).containsExactlyElementsOf(published());
        assertThat(lag("orders").events()).isZero();
    }

    @Test
    void of_two_steps_from_the_same_position_one_is_refused() {
        one.group(new TestConsumer("orders"));
        EventGroupTable table = new EventGroupTable(outside);
        GroupPosition position = table.position("orders").orElseThrow();
        table.advance("orders", position.version(), position.window());
        assertThatThrownBy(() -> table.advance("orders", position.version(), position.window()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_event_that_fails_is_tried_again_and_only_its_key_waits() {
        boolean[] broken = {true};
        TestConsumer consumer = new TestConsumer("orders").then(event -> {
            write(one, event);
            if (event.key().equals("bad") && broken[0]) {
                throw new IllegalStateException("no such ticket");
            }
        });
        EventGroupReader group = one.group(consumer);
        one.publish("a", "bad", "b", "bad", "c");
        readAll(group);
        assertThat(written()).as("effects of a, b and c, once each").hasSize(3);
        assertThat(lag("orders").retrying()).isEqualTo(2);
        clock.advance(Duration.ofMillis(900));
        readAll(group);
        assertThat(written()).as("its time has not come").hasSize(3);

        broken[0] = false;
        clock.advance(Duration.ofSeconds(1));
        one.publish("bad");
        readAll(group);
        assertThat(written()).containsExactlyElementsOf(published());
        assertThat(lag("orders").events()).isZero();
    }

    @Test
    void always_failing_event_is_set_aside_with_its_error_and_can_be_replayed() {
        boolean[] broken = {true};
        TestConsumer consumer = new TestConsumer("orders").then(event -> {
            if (broken[0] && event.id() == published().get(1)) {
                throw new IllegalStateException("no such ticket");
            }
            write(one, event);
        });
        EventGroupReader group = one.group(consumer);
        one.publish("a", "bad", "bad", "b");
        readAll(group);
        assertThat(written())
                .as("the second event of the key waits for the first")
                .containsExactly(published().get(0), published().get(3));
        for (int i = 0; i < 5; i++) {
            readAll(group);
            clock.advance(Duration.ofMinutes(1));
        }
        List<Long> ids = published();
        assertThat(written()).containsExactly(ids.get(0), ids.get(2), ids.get(3));
        SetAsideEvent poisoned = one.groups
                .setAside(Optional.of("orders"), 10, Optional.empty())
                .items()
                .get(0);
        assertThat(poisoned.event().id()).isEqualTo(ids.get(1));
        assertThat(poisoned.event().key()).isEqualTo("bad");
        assertThat(poisoned.attempts()).isEqualTo(3);
        assertThat(poisoned.error()).contains("no such ticket");
        assertThat(lag("orders").setAside()).isEqualTo(1);

        one.groups.replay(poisoned.id(), LI);
        for (int i = 0; i < 5; i++) {
            readAll(group);
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(lag("orders").setAside()).as("it failed again").isEqualTo(1);

        broken[0] = false;
        one.groups.replay(poisoned.id(), LI);
        readAll(group);
        assertThat(written()).containsExactlyElementsOf(ids);
        assertThat(lag("orders").setAside()).isZero();
        assertThatThrownBy(() -> one.groups.replay(poisoned.id(), LI)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void an_error_of_the_virtual_machine_counts_as_a_failure_of_the_event() {
        TestConsumer consumer = new TestConsumer("orders").then(event -> {
            if (event.key().equals("bad")) {
                throw new NoClassDefFoundError("org/example/Missing");
            }
        });
        EventGroupReader group = one.group(consumer);
        one.publish("bad", "a");
        readAll(group);
        assertThat(consumer.given).contains("a");
        assertThat(lag("orders").retrying()).isEqualTo(1);
    }

    @Test
    void a_slow_group_delays_no_other_although_its_transaction_has_written() {
        CountDownLatch finish = new CountDownLatch(1);
        TestConsumer slow = new TestConsumer("slow").then(event -> {
            write(one, event);
            finish.await(SECONDS_TO_DEADLINE, TimeUnit.SECONDS);
        });
        TestConsumer quick = new TestConsumer("quick");
        one.dispatcher.register(slow);
        one.dispatcher.register(quick);
        one.start(EventNode.NEVER_POLLS);
        one.publish("first");
        soon().until(() -> !slow.given.isEmpty());
        two.publish("second");
        two.publish("third");
        soon().untilAsserted(() -> assertThat(quick.given).containsExactly("first", "second", "third"));
        assertThat(slow.given).containsExactly("first");
        assertThat(lag("slow").events()).isEqualTo(3);
        clock.advance(Duration.ofSeconds(90));
        assertThat(lag("slow").timeAt(clock.instant())).isEqualTo(Duration.ofSeconds(90));
        finish.countDown();
        soon().untilAsserted(() -> assertThat(lag("slow").events()).isZero());
    }

    @Test
    void group_skips_events_of_types_that_it_does_not_handle() {
        TestConsumer consumer = new TestConsumer("orders");
        EventGroupReader group = one.group(consumer);
        one.database.transact(() ->
                one.log.publish("meter-read", "M-1", EventNode.event("M-1").payload(), Optional.empty()));
        readAll(group);
        assertThat(consumer.given).isEmpty();
        assertThat(lag("orders").events()).isZero();
    }

    @Test
    void events_of_unknown_types_are_left_to_a_node_that_knows_them() {
        TestConsumer onOld = new TestConsumer("orders");
        TestConsumer onNew = new TestConsumer("orders").ofTypes(TestConsumer.TYPE, NEW_TYPE);
        EventGroupReader oldVersion = one.group(onOld);
        EventGroupReader newVersion = two.group(onNew);
        one.publish("a");
        publish(NEW_TYPE, "M-1");
        publish(OTHER_TYPE, "O-1");
        one.publish("b");
        readAll(oldVersion);
        assertThat(onOld.given).containsExactly("a");
        assertThat(lag("orders").events()).isEqualTo(3);
        readAll(newVersion);
        assertThat(onNew.given).containsExactly("M-1", "b");
        assertThat(lag("orders").events()).isZero();
        one.publish("c");
        publish(OTHER_TYPE, "O-2");
        readAll(oldVersion);
        assertThat(onOld.given).containsExactly("a", "c");
        assertThat(lag("orders").events()).isZero();
    }

    @Test
    void restarted_node_of_the_old_version_keeps_the_types_of_the_new_version() {
        TestConsumer onOld = new TestConsumer("orders");
        one.group(new TestConsumer("orders").ofTypes(TestConsumer.TYPE, NEW_TYPE));
        EventGroupReader oldVersion = two.group(onOld);
        publish(NEW_TYPE, "M-1");
        readAll(oldVersion);
        assertThat(lag("orders").unread()).isEqualTo(1);
    }

    @Test
    void a_failed_event_of_a_type_that_a_node_does_not_know_waits_for_a_node_that_does() {
        boolean[] broken = {true};
        TestConsumer onOld = new TestConsumer("orders");
        TestConsumer onNew = new TestConsumer("orders")
                .ofTypes(TestConsumer.TYPE, NEW_TYPE)
                .then(event -> {
                    if (broken[0]) {
                        throw new IllegalStateException("no such meter");
                    }
                });
        EventGroupReader oldVersion = one.group(onOld);
        EventGroupReader newVersion = two.group(onNew);
        publish(NEW_TYPE, "M-1");
        readAll(newVersion);
        one.publish("a");
        clock.advance(Duration.ofMinutes(1));
        readAll(oldVersion);
        assertThat(onOld.given).containsExactly("a");
        assertThat(lag("orders").retrying()).isEqualTo(1);
        broken[0] = false;
        onNew.given.clear();
        readAll(newVersion);
        assertThat(onNew.given).containsExactly("M-1");
        assertThat(lag("orders").retrying()).isZero();
    }

    @Test
    void deregistered_type_is_skipped() {
        one.group(new TestConsumer("orders").ofTypes(TestConsumer.TYPE, NEW_TYPE));
        TestConsumer consumer = new TestConsumer("orders");
        EventGroupReader group = two.group(consumer);
        publish(NEW_TYPE, "M-1");
        one.publish("a");
        readAll(group);
        assertThat(consumer.given).isEmpty();
        one.groups.deregisterType("orders", NEW_TYPE);
        readAll(group);
        assertThat(consumer.given).containsExactly("a");
        assertThatThrownBy(() -> one.groups.deregisterType("orders", NEW_TYPE)).isInstanceOf(NotFoundException.class);
    }

    /** Such a step might pass events of the new type that it did not look for. */
    @Test
    void a_step_that_began_before_a_type_was_added_is_refused() {
        one.group(new TestConsumer("orders"));
        EventGroupTable table = new EventGroupTable(outside);
        GroupPosition position = table.position("orders").orElseThrow();
        two.group(new TestConsumer("orders").ofTypes(TestConsumer.TYPE, NEW_TYPE));
        assertThatThrownBy(() -> table.advance("orders", position.version(), position.window()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(table.position("orders").orElseThrow().types())
                .containsExactlyInAnyOrder(TestConsumer.TYPE, NEW_TYPE);
    }

    @Test
    void a_group_with_a_consumer_on_this_node_is_not_removed() {
        one.dispatcher.register(new TestConsumer("orders"));
        one.start(EventNode.NEVER_POLLS);
        assertThatThrownBy(() -> one.groups.remove("orders")).isInstanceOf(IllegalStateException.class);
        assertThat(lag("orders").events()).isZero();
    }

    @Test
    void a_group_that_another_node_has_removed_begins_anew() {
        TestConsumer consumer = new TestConsumer("orders");
        EventGroupReader group = one.group(consumer);
        one.publish("a");
        readAll(group);
        one.publish("gone");
        two.groups.remove("orders");
        readAll(group);
        one.publish("b");
        readAll(group);
        assertThat(consumer.given).containsExactly("a", "b");
    }

    private void publish(String type, String key) {
        one.database.transact(
                () -> one.log.publish(type, key, EventNode.event(key).payload(), Optional.empty()));
    }

    @Test
    void ten_thousand_events_of_many_transactions_are_handled_once_and_in_order_per_key() {
        List<Long> ids = new ArrayList<>();
        EventGroupReader group = one.group(new TestConsumer("orders", 500).then(event -> ids.add(event.id())));
        for (int i = 0; i < 200; i++) {
            int first = i * 50;
            (i % 2 == 0 ? one : two)
                    .publish(IntStream.range(first, first + 50)
                            .mapToObj(n -> "key" + n % 100)
                            .toList());
            if (i % 50 == 0) {
                group.round(LONGEST_WAIT);
            }
        }
        readAll(group);
        assertThat(ids).hasSize(10_000).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void events_behind_the_first_of_their_key_are_due_when_it_is() {
        boolean[] broken = {true};
        TestConsumer consumer = new TestConsumer("orders").then(event -> {
            if (broken[0]) {
                throw new IllegalStateException("no such ticket");
            }
        });
        EventGroupReader group = one.group(consumer);
        one.publish("bad");
        readAll(group);
        clock.advance(Duration.ofMillis(500));
        one.publish("bad", "bad");
        readAll(group);
        assertThat(dueTimes()).hasSize(3).containsOnly(START.plusSeconds(1));
        clock.advance(Duration.ofMillis(500));
        readAll(group);
        assertThat(dueTimes()).hasSize(3).containsOnly(START.plusSeconds(3));
        broken[0] = false;
        clock.advance(Duration.ofSeconds(2));
        readAll(group);
        assertThat(dueTimes()).isEmpty();
    }

    @Test
    void the_lag_is_that_of_the_oldest_event_although_more_are_unread_than_are_counted() {
        one.group(new TestConsumer("orders"));
        try (OpenTransaction first = open().numbered()) {
            outside.useHandle(handle -> handle.execute("insert into event_log (created_at, type, key, payload)"
                    + " select timestamptz '2026-11-30T08:10:00Z', 'ticket-changed', n::text, '{}'"
                    + " from generate_series(1, 100000) n"));
            first.publish("oldest");
            first.commit();
        }
        clock.advance(Duration.ofMinutes(15));
        assertThat(lag("orders").unread()).isEqualTo(100_000);
        assertThat(lag("orders").timeAt(clock.instant())).isEqualTo(Duration.ofMinutes(15));
    }

    private List<Instant> dueTimes() {
        return outside.withHandle(handle -> handle.createQuery("select next_attempt_at from event_retry order by id")
                .mapTo(Instant.class)
                .list());
    }

    private GroupLag lag(String group) {
        return two.groups.lags().stream()
                .filter(each -> each.group().equals(group))
                .findFirst()
                .orElseThrow();
    }
}
