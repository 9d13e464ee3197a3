package org.switchboard.source.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.database.TestDatabase;
import org.switchboard.shared.MovableClock;
import org.switchboard.source.RecordType;
import org.switchboard.source.feed.FeedCaughtUp;
import org.switchboard.source.feed.FeedId;
import org.switchboard.source.persistence.DeferredIndexes;

class InitialLoadTest {

    private static final String TABLE = "end_device";
    private static final FeedId CIS = new FeedId("cis", "end-device", RecordType.END_DEVICE);
    private static final FeedId HEAD_END = new FeedId("head-end", "end-device", RecordType.END_DEVICE);

    private final MovableClock clock = new MovableClock("2026-11-22T12:00:00Z");
    private DataSource database;
    private Jdbi jdbi;
    private InitialLoad fill;
    private List<String> ofTheSchema;

    @BeforeEach
    void an_empty_table() {
        database = TestDatabase.fresh();
        jdbi = Jdbi.create(database);
        fill = node();
        fill.over();
        ofTheSchema = indexes();
        assertThat(ofTheSchema).hasSize(4);
    }

    @Test
    void ten_thousand_records_in_the_first_minute_are_a_first_fill_which_goes_without_the_indexes_of_look_ups() {
        assertThat(offered(9_999)).isFalse();
        assertThat(indexes()).isEqualTo(ofTheSchema);
        stored(9_999);
        assertThat(offered(1)).isTrue();
        assertThat(indexes()).as("the unique ones").hasSize(2);
        assertThat(settings()).containsExactly("autovacuum_enabled=false");
        assertThat(fill.isUnderWay()).isTrue();
    }

    @Test
    void polls_that_found_nothing_do_not_use_up_the_first_minute() {
        offered(0);
        clock.advance(Duration.ofMinutes(10));
        offered(9_999);
        stored(9_999);
        assertThat(offered(1)).isTrue();
    }

    @Test
    void a_few_rows_that_change_all_the_time_are_no_first_fill() {
        for (int i = 0; i < 20; i++) {
            assertThat(offered(1_000)).isFalse();
            stored(100);
        }
        assertThat(indexes()).isEqualTo(ofTheSchema);
    }

    @Test
    void a_table_that_grows_slowly_keeps_its_indexes() {
        offered(9_000);
        clock.advance(Duration.ofMinutes(2));
        assertThat(offered(9_000)).isFalse();
        assertThat(offered(9_000)).isFalse();
        assertThat(indexes()).isEqualTo(ofTheSchema);
    }

    @Test
    void a_table_that_verdicts_count_from_all_the_time_keeps_its_indexes() {
        FeedId meters = new FeedId("head-end", "measurement-point", RecordType.MEASUREMENT_POINT);
        assertThat(fill.isFilling(meters, "measurement_point", 10_000)).isFalse();
        assertThat(fill.isUnderWay()).isFalse();
    }

    @Test
    void a_table_that_has_none_for_look_ups_has_no_first_fill_which_could_end() {
        FeedId scada = new FeedId("scada", "measurement", RecordType.MEASUREMENT);
        assertThat(fill.isFilling(scada, "measurement", 10_000)).isFalse();
        assertThat(fill.isAtWork("measurement")).isFalse();
        fill.over();
        assertThat(fill.isUnderWay()).isFalse();
    }

    @Test
    void a_table_that_holds_many_rows_keeps_its_indexes() {
        stored(10_000);
        assertThat(offered(50_000)).isFalse();
        assertThat(indexes()).isEqualTo(ofTheSchema);
    }

    @Test
    void once_no_record_has_come_for_a_few_seconds_all_indexes_are_made_as_they_were() {
        offered(10_000);
        clock.advance(Duration.ofSeconds(1));
        recordArrived();
        assertThat(fill.over()).as("still in full flow").isEmpty();
        clock.advance(Duration.ofSeconds(6));
        assertThat(fill.over()).containsExactly(TABLE);
        fill.end(TABLE);
        assertThat(indexes()).isEqualTo(ofTheSchema);
        assertThat(settings()).isEmpty();
        assertThat(fill.over()).isEmpty();
        assertThat(fill.isUnderWay()).isFalse();
        assertThat(offered(50_000)).as("from now on").isFalse();
    }

    @Test
    void a_source_that_says_that_it_has_no_more_is_not_waited_for() {
        offered(10_000);
        recordArrived();
        fill.caughtUp(new FeedCaughtUp(CIS));
        assertThat(fill.over()).containsExactly(TABLE);
    }

    @Test
    void another_one_that_has_more_is_waited_for() {
        offered(10_000);
        fill.isFilling(HEAD_END, TABLE, 1_000);
        recordArrived();
        fill.caughtUp(new FeedCaughtUp(CIS));
        assertThat(fill.over()).isEmpty();
        fill.caughtUp(new FeedCaughtUp(HEAD_END));
        assertThat(fill.over()).containsExactly(TABLE);
    }

    @Test
    void and_so_is_one_that_goes_on_after_all() {
        offered(10_000);
        recordArrived();
        fill.caughtUp(new FeedCaughtUp(CIS));
        offered(1);
        assertThat(fill.over()).isEmpty();
    }

    @Test
    void where_records_come_slowly_a_silence_counts_only_when_it_is_longer_than_those_before() {
        offered(10_000);
        clock.advance(Duration.ofSeconds(5));
        offered(1_000);
        recordArrived();
        clock.advance(Duration.ofSeconds(19));
        assertThat(fill.over()).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        assertThat(fill.over()).containsExactly(TABLE);
    }

    @Test
    void a_source_that_fails_in_the_middle_is_waited_for() {
        offered(10_000);
        recordArrived();
        fill.over();
        jdbi.useHandle(handle -> handle.execute("update feed set failure = 'no route to host'"));
        clock.advance(Duration.ofMinutes(4));
        assertThat(fill.over()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        assertThat(fill.over()).containsExactly(TABLE);
    }

    @Test
    void a_silence_while_the_database_was_away_says_nothing() {
        offered(10_000);
        recordArrived();
        fill.over();
        jdbi.useHandle(handle -> handle.execute("alter table deferred_index rename to away"));
        clock.advance(Duration.ofSeconds(90));
        assertThatThrownBy(() -> fill.over()).hasMessageContaining("deferred_index");
        jdbi.useHandle(handle -> handle.execute("alter table away rename to deferred_index"));
        assertThat(fill.over()).as("it answers again").isEmpty();
        clock.advance(Duration.ofSeconds(50));
        assertThat(fill.over()).isEmpty();
        clock.advance(Duration.ofSeconds(11));
        assertThat(fill.over()).containsExactly(TABLE);
    }

    @Test
    void a_source_that_never_falls_silent_does_not_keep_the_indexes_away_for_ever() {
        offered(10_000);
        clock.advance(Duration.ofMinutes(31));
        recordArrived();
        assertThat(fill.over()).containsExactly(TABLE);
    }

    @Test
    void a_node_that_died_leaves_its_fill_to_the_next_one() {
        offered(10_000);
        InitialLoad next = node();
        assertThat(next.over())
                .as("nothing is known yet of how the records come")
                .isEmpty();
        assertThat(next.isFilling(CIS, TABLE, 1)).as("goes on").isTrue();
        clock.advance(Duration.ofMinutes(2));
        assertThat(next.over()).containsExactly(TABLE);
        next.end(TABLE);
        assertThat(indexes()).isEqualTo(ofTheSchema);
    }

    @Test
    void whoever_reads_the_table_for_long_keeps_its_indexes_on_it() {
        jdbi.useTransaction(reader -> {
            reader.execute("select count(*) from end_device");
            assertThat(offered(10_000)).isFalse();
        });
        assertThat(indexes()).isEqualTo(ofTheSchema);
        assertThat(offered(10_000)).as("it is not tried again").isFalse();
    }

    @Test
    void a_migration_finds_all_indexes() {
        offered(10_000);
        jdbi.useHandle(handle -> handle.execute(beforeEachMigration()));
        assertThat(indexes()).isEqualTo(ofTheSchema);
        assertThat(settings()).isEmpty();
    }

    private static String beforeEachMigration() {
        try (InputStream script = InitialLoadTest.class.getResourceAsStream("/db/migration/beforeEachMigrate.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That many rows, or as many as there are already. */
    private void stored(int rows) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into end_device (source, source_key, changed_at, received_at, deleted, provenance)"
                        + " select 'cis', n, now(), now(), false, '{}' from generate_series(1, ?) as n"
                        + " on conflict do nothing",
                rows));
    }

    private boolean offered(int records) {
        return fill.isFilling(CIS, TABLE, records);
    }

    private void recordArrived() {
        jdbi.useHandle(
                handle -> handle.createUpdate("""
                        insert into feed (source, name, record_type, last_record_at)
                        values ('cis', 'end-device', 'end-device', :at)""").bind("at", clock.instant()).execute());
    }

    private InitialLoad node() {
        return new InitialLoad(new DeferredIndexes(database), clock, 10_000);
    }

    private List<String> settings() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select unnest(reloptions) from pg_class where relname = 'end_device'")
                        .mapTo(String.class)
                        .list());
    }

    private List<String> indexes() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select indexdef from pg_indexes where tablename = 'end_device' order by indexname")
                .mapTo(String.class)
                .list());
    }
}
