package org.switchboard.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.event.persistence.EventLogTable;
import org.switchboard.event.persistence.EventWindow;

class BroadcastReaderTest extends EventTestBase {

    private static class Screen implements BroadcastListener {
        final List<String> received = new CopyOnWriteArrayList<>();

        @Override
        public Set<String> types() {
            return Set.of(TestConsumer.TYPE);
        }

        @Override
        public void published(List<LoggedEvent> events) {
            events.forEach(event -> received.add(event.key()));
            if (events.stream().anyMatch(event -> event.key().equals("bad"))) {
                throw new IllegalStateException("the screen is gone");
            }
        }
    }

    private final Screen onOne = new Screen();
    private final Screen onTwo = new Screen();

    @Test
    void every_node_receives_events_committed_after_its_start() {
        one.publish("before");
        startBoth(EventNode.NEVER_POLLS);
        one.publish("a");
        two.publish("b", "c");
        soon().untilAsserted(() -> {
            assertThat(onOne.received).containsExactly("a", "b", "c");
            assertThat(onTwo.received).containsExactly("a", "b", "c");
        });
    }

    @Test
    void failing_listener_receives_later_events_and_others_receive_all() {
        Screen quiet = new Screen() {
            @Override
            public void published(List<LoggedEvent> events) {
                events.forEach(event -> received.add(event.key()));
            }
        };
        one.dispatcher.addListener("failing", onOne);
        one.dispatcher.addListener("quiet", quiet);
        one.start(EventNode.NEVER_POLLS);
        two.publish("bad");
        soon().until(() -> onOne.received.contains("bad"));
        two.publish("a");
        soon().untilAsserted(() -> {
            assertThat(onOne.received).containsExactly("bad", "a");
            assertThat(quiet.received).containsExactly("bad", "a");
        });
    }

    @Test
    void event_with_a_smaller_id_committed_later_is_delivered() {
        BroadcastReader broadcast = one.broadcast(onOne);
        try (OpenTransaction longRunning = open().publish("slow")) {
            two.publish("fast");
            broadcast.round();
            assertThat(onOne.received).containsExactly("fast");
            longRunning.commit();
        }
        broadcast.round();
        broadcast.round();
        assertThat(onOne.received).containsExactly("fast", "slow");
    }

    @Test
    void events_beyond_one_batch_are_delivered_in_order() {
        BroadcastReader broadcast = one.broadcast(onOne);
        List<String> keys = IntStream.range(0, 1_234).mapToObj(String::valueOf).toList();
        two.publish(keys);
        broadcast.round();
        assertThat(onOne.received).containsExactlyElementsOf(keys);
    }

    @Test
    void events_of_a_round_are_repeated_after_a_read_that_failed_and_none_is_missed() {
        int[] reads = {0};
        EventLogTable failsOnce = new EventLogTable(outside) {
            @Override
            public List<LoggedEvent> read(EventWindow window, Collection<String> types, int limit) {
                if (++reads[0] == 2) {
                    throw new IllegalStateException("no database");
                }
                return super.read(window, types, limit);
            }
        };
        BroadcastReader reader = new BroadcastReader(onOne, failsOnce);
        reader.start();
        List<String> keys = IntStream.range(0, 600).mapToObj(String::valueOf).toList();
        two.publish(keys);
        assertThatThrownBy(reader::round).isInstanceOf(IllegalStateException.class);
        assertThat(onOne.received).containsExactlyElementsOf(keys.subList(0, 500));
        onOne.received.clear();
        reader.round();
        assertThat(onOne.received).containsExactlyElementsOf(keys);
    }

    @Test
    void a_node_whose_listening_connection_is_cut_listens_again_and_misses_nothing() {
        startBoth(EventNode.NEVER_POLLS);
        one.publish("a");
        soon().until(() -> onOne.received.contains("a"));
        listeningSessions().forEach(this::endSession);
        one.publish("b");
        soon().untilAsserted(() -> {
            assertThat(onOne.received).containsExactly("a", "b");
            assertThat(onTwo.received).containsExactly("a", "b");
        });
        soon().until(() -> listeningSessions().size() == 2);
        one.publish("c");
        soon().untilAsserted(() -> assertThat(onTwo.received).containsExactly("a", "b", "c"));
    }

    @Test
    void node_without_notifications_polls_the_log() {
        startBoth(Duration.ofMillis(100));
        soon().until(() -> listeningSessions().size() == 2);
        outside.useHandle(handle -> handle.execute("insert into event_log (created_at, type, key, payload)"
                + " values (now(), 'ticket-changed', 'silent', '{}')"));
        soon().untilAsserted(() -> assertThat(onOne.received).containsExactly("silent"));
    }

    @Test
    void a_transaction_notifies_once_and_not_when_it_is_rolled_back() throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("listen switchboard_events");
            try (OpenTransaction undone = open()) {
                undone.publish("x");
            }
            one.database.transact(() -> {
                one.log.publishAll(List.of(EventNode.event("a")));
                one.log.publishAll(List.of(EventNode.event("b"), EventNode.event("c")));
            });
            statement.execute("select 1");
            assertThat(connection.unwrap(PGConnection.class).getNotifications()).hasSize(1);
        }
    }

    private void startBoth(Duration pollInterval) {
        one.dispatcher.addListener("screens", onOne);
        two.dispatcher.addListener("screens", onTwo);
        one.start(pollInterval);
        two.start(pollInterval);
    }

    private List<Integer> listeningSessions() {
        return outside.withHandle(handle -> handle.createQuery("select pid from pg_stat_activity"
                        + " where datname = current_database() and query like 'listen %'")
                .mapTo(Integer.class)
                .list());
    }
}
