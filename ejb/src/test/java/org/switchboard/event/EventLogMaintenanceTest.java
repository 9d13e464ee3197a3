package org.switchboard.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLogMaintenanceTest extends EventTestBase {

    private static final int KEEP_DAYS = 7;

    @AfterEach
    void dropPartitions() {
        one.partitions.names().stream()
                .filter(name -> !name.equals("event_log_default"))
                .forEach(name -> outside.useHandle(handle -> handle.execute("drop table " + name)));
    }

    @Test
    void partitions_of_today_and_the_next_days_are_made_once() {
        one.maintenance.makePartitions();
        two.maintenance.makePartitions();
        assertThat(one.partitions.names())
                .containsExactly(
                        "event_log_20261130",
                        "event_log_20261201",
                        "event_log_20261202",
                        "event_log_20261203",
                        "event_log_default");
        one.publish("a");
        clock.advance(Duration.ofDays(1));
        one.publish("b");
        assertThat(keysIn("event_log_20261130")).containsExactly("a");
        assertThat(keysIn("event_log_20261201")).containsExactly("b");
    }

    @Test
    void an_event_of_a_day_without_partition_is_stored_and_read_and_makes_no_later_run_fail() {
        TestConsumer consumer = new TestConsumer("orders");
        EventGroupReader group = one.group(consumer);
        one.publish("a");
        one.maintenance.makePartitions();
        one.publish("b");
        assertThat(one.partitions.names()).contains("event_log_20261201").doesNotContain("event_log_20261130");
        assertThat(keysIn("event_log_default")).containsExactly("a", "b");
        readAll(group);
        assertThat(consumer.given).containsExactly("a", "b");

        clock.advance(Duration.ofDays(KEEP_DAYS + 1));
        one.maintenance.dropPartitions(KEEP_DAYS);
        assertThat(published()).isEmpty();
    }

    @Test
    void an_old_partition_is_dropped_only_when_every_group_has_passed_it() {
        EventGroupReader quick = one.group(new TestConsumer("quick"));
        TestConsumer late = new TestConsumer("late", 1);
        EventGroupReader slow = one.group(late);
        one.maintenance.makePartitions();
        one.publish("a", "b");
        readAll(quick);
        slow.round(LONGEST_WAIT);
        clock.advance(Duration.ofDays(KEEP_DAYS + 1));
        one.maintenance.dropPartitions(KEEP_DAYS);
        assertThat(one.partitions.names()).contains("event_log_20261130");
        readAll(slow);
        assertThat(late.given).containsExactly("a", "b");

        one.maintenance.dropPartitions(KEEP_DAYS);
        assertThat(one.partitions.names()).doesNotContain("event_log_20261130").contains("event_log_20261201");
    }

    @Test
    void a_partition_is_kept_for_the_days_that_were_asked_for() {
        one.maintenance.makePartitions();
        clock.advance(Duration.ofDays(KEEP_DAYS));
        one.maintenance.dropPartitions(KEEP_DAYS);
        assertThat(one.partitions.names()).contains("event_log_20261130");
    }

    @Test
    void after_a_restore_on_another_server_groups_get_what_they_had_not_passed_and_what_is_new() {
        TestConsumer consumer = new TestConsumer("orders", 1);
        EventGroupReader group = one.group(consumer);
        one.publish("handled", "unread");
        group.round(LONGEST_WAIT);
        // as a dump shows it whose server had counted further than this one has
        outside.useHandle(handle -> {
            handle.execute("update event_log set xact = '900000000005'");
            handle.execute(
                    "update event_group set seen = '900000000000:900000000000:', reading = '900000000010:900000000010:'");
        });
        one.maintenance.repairAfterRestore();
        two.maintenance.repairAfterRestore();
        one.publish("new");
        readAll(two.group(consumer));
        assertThat(consumer.given).containsExactlyInAnyOrder("handled", "unread", "new");
    }

    @Test
    void a_database_that_was_not_moved_is_left_as_it_is() {
        EventGroupReader group = one.group(new TestConsumer("orders"));
        one.publish("a");
        readAll(group);
        assertThat(one.database.inTransaction(() -> one.restored.repair(clock.instant())))
                .isFalse();
    }

    @Test
    void an_idle_transaction_that_has_written_is_ended_and_one_that_only_reads_is_not() {
        try (OpenTransaction reading = open();
                OpenTransaction writing = open().numbered()) {
            int reader = reading.session();
            int writer = writing.session();
            assertThat(one.groups.oldestTransactionSeconds()).isPositive();
            one.maintenance.endIdleTransactions(Duration.ofHours(1));
            assertThat(sessions()).contains(reader, writer);
            one.maintenance.endIdleTransactions(Duration.ZERO);
            soon().untilAsserted(() -> assertThat(sessions()).contains(reader).doesNotContain(writer));
        }
    }

    @Test
    void an_idle_transaction_of_another_application_with_the_same_role_is_not_ended() {
        try (OpenTransaction console = open().numbered().ofApplication("psql")) {
            int session = console.session();
            one.maintenance.endIdleTransactions(Duration.ZERO);
            assertThat(sessions()).contains(session);
            console.commit();
        }
    }

    @Test
    void replayed_events_are_deleted_after_the_days_to_keep_and_others_stay() {
        one.group(new TestConsumer("orders"));
        setAside(1, null);
        setAside(2, clock.instant());
        clock.advance(Duration.ofDays(KEEP_DAYS));
        setAside(3, clock.instant());
        one.maintenance.deleteReplayed(KEEP_DAYS);
        assertThat(setAside()).containsExactly(1L, 2L, 3L);
        clock.advance(Duration.ofDays(1));
        one.maintenance.deleteReplayed(KEEP_DAYS);
        assertThat(setAside()).containsExactly(1L, 3L);
    }

    private void setAside(long event, Instant replayedAt) {
        outside.useHandle(handle -> handle.createUpdate("insert into event_set_aside (group_name, event_id, created_at,"
                        + " type, key, payload, attempts, error, set_aside_at, replayed_at)"
                        + " values ('orders', :event, :now, 'ticket-changed', 'a', '{}', 1, 'bad', :now, :replayed)")
                .bind("event", event)
                .bind("now", clock.instant())
                .bind("replayed", replayedAt)
                .execute());
    }

    private List<Long> setAside() {
        return outside.withHandle(handle -> handle.createQuery("select event_id from event_set_aside order by event_id")
                .mapTo(Long.class)
                .list());
    }

    private List<Integer> sessions() {
        return outside.withHandle(
                handle -> handle.createQuery("select pid from pg_stat_activity where datname = current_database()")
                        .mapTo(Integer.class)
                        .list());
    }

    private List<String> keysIn(String partition) {
        return outside.withHandle(handle -> handle.createQuery("select key from " + partition + " order by id")
                .mapTo(String.class)
                .list());
    }
}
