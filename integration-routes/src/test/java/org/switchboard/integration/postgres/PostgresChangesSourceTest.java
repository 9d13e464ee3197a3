package org.switchboard.integration.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.access.model.Actor;
import org.switchboard.integration.testing.ChangingDatabase;
import org.switchboard.integration.testing.Site;
import org.switchboard.integration.trial.RouteFileTrial;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/** The Kamelet postgres-changes-source against a real database; a table and a slot a test. */
class PostgresChangesSourceTest {

    private static final FeedId FEED = new FeedId("crm", RecordType.CUSTOMER);

    /** A lost link is found and tried again with pauses of seconds. */
    private static final Duration BACK = Duration.ofSeconds(90);

    @TempDir
    static Path data;

    private static ChangingDatabase database;

    @TempDir
    Path configuration;

    private String table;
    private Site site;

    @BeforeAll
    static void aDatabase() {
        database = new ChangingDatabase(data.resolve("main"), "logical").on().withReader();
    }

    @AfterAll
    static void noDatabase() {
        database.close();
    }

    @BeforeEach
    void aTable(TestInfo test) {
        table = "t"
                + Integer.toHexString(
                        test.getTestMethod().orElseThrow().getName().hashCode());
        database.does(
                "create table " + table + " (id int primary key, name text, paid numeric(12,2), born date, note text)",
                "insert into " + table + " values (1, '李雷', 12.30, '1990-05-06', null), (2, '韩梅梅', null, null, 'x')");
        site = new Site(configuration);
        site.with("crm.properties", "CRM_PASSWORD=" + ChangingDatabase.PASSWORD + "\n");
        site.with("crm.jslt", """
                {"key": string(.row.id), "name": .row.name, "paid": .row.paid, "born": .row.born, "op": .op, "changedAt": .at,
                 "unchanged": .unchanged, "deleted": if (.op == "delete") true}
                """);
    }

    @AfterEach
    void stop() {
        site.close();
        database.asks("select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = '" + table
                + "' and not active");
    }

    @Test
    void existing_rows_are_read_first_then_every_change_with_deletes() {
        site.with("crm.camel.yaml", route("")).start();
        awaitRecord("1", "name", "李雷");
        assertThat(site.intake.text("1", "paid")).isEqualTo("12.30");
        assertThat(site.intake.text("1", "born")).isEqualTo("1990-05-06Z");
        assertThat(site.intake.text("1", "op")).isEqualTo("read");
        database.does("insert into " + table + " values (3, '王芳', 1, null, null)");
        awaitRecord("3", "op", "insert");
        database.does("update " + table + " set name = '李磊' where id = 1", "delete from " + table + " where id = 2");
        awaitRecord("1", "name", "李磊");
        assertThat(site.intake.text("1", "op")).isEqualTo("update");
        awaitRecord("2", "deleted", "true");
        assertThat(site.feeds.failure(FEED)).isEmpty();
        assertThat(site.intake.isOrderedByArrival()).isTrue();
    }

    @Test
    void restart_continues_without_lost_or_double_changes() {
        site.with("crm.camel.yaml", route("")).start();
        awaitRecord("2", "name", "韩梅梅");
        database.does("insert into " + table + " values (3, '王芳', 1, null, null)");
        awaitRecord("3", "name", "王芳");
        site.without("crm.camel.yaml").scan();
        site.intake.forget();
        database.does(
                "insert into " + table + " values (4, '赵云', 1, null, null)", "delete from " + table + " where id = 3");
        site.with("crm.camel.yaml", route("")).scan();
        awaitRecord("3", "deleted", "true");
        assertThat(site.intake.received()).isEqualTo(2);
        assertThat(site.intake.byKey()).containsOnlyKeys("3", "4");
    }

    @Test
    void changes_that_could_not_be_stored_are_kept_by_the_database_and_read_again() {
        site.with("crm.camel.yaml", route("")).start();
        awaitRecord("2", "name", "韩梅梅");
        site.intake.makeUnavailable();
        database.does("insert into " + table + " values (3, '王芳', 1, null, null)");
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED)).contains("The database is away."));
        database.does("delete from " + table + " where id = 1");
        site.intake.makeAvailable();
        Site.await().atMost(BACK).untilAsserted(() -> assertThat(site.intake.text("1", "deleted"))
                .isEqualTo("true"));
        assertThat(site.intake.text("3", "op")).isEqualTo("insert");
    }

    @Test
    void feed_without_changes_reports_success_and_confirms_the_log_position() {
        site.with("crm.camel.yaml", route("heartbeatMillis: 100")).start();
        awaitRecord("2", "name", "韩梅梅");
        String before = database.asks("select pg_current_wal_lsn()");
        database.does("create table if not exists other (id int)", "insert into other select generate_series(1, 1000)");
        Site.await().untilAsserted(() -> assertThat(database.asks("select confirmed_flush_lsn > '" + before
                        + "' from pg_replication_slots where slot_name = '" + table + "'"))
                .isEqualTo("t"));
        assertThat(site.intake.batches())
                .anyMatch(
                        batch -> batch.records().isEmpty() && batch.watermark().isPresent());
    }

    @Test
    void missing_slot_is_reported_and_a_backfill_reads_everything_again() {
        site.with("crm.camel.yaml", route("")).start();
        awaitRecord("2", "name", "韩梅梅");
        site.without("crm.camel.yaml").scan();
        Site.await()
                .until(() -> database.asks("select active from pg_replication_slots where slot_name = '" + table + "'")
                        .equals("f"));
        database.asks("select pg_drop_replication_slot('" + table + "')");
        database.does("update " + table + " set name = '李磊' where id = 1");
        site.with("crm.camel.yaml", route("")).scan();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .contains("The replication slot " + table + " no longer exists in " + database.url()
                        + ", and with it the changes since we last read. Drop what is left of it, and let all rows be read"
                        + " again by a backfill of the feed."));
        assertThat(site.intake.text("1", "name")).isEqualTo("李雷");
        site.feeds.backfill(FEED, Instant.EPOCH, Actor.system("test"));
        Site.await().atMost(BACK).untilAsserted(() -> assertThat(site.intake.text("1", "name"))
                .isEqualTo("李磊"));
        Site.await()
                .untilAsserted(() -> assertThat(site.feeds.backfillSince(FEED)).isEmpty());
        site.intake.forget();
        site.feeds.backfill(FEED, Instant.EPOCH, Actor.system("test"));
        awaitRecord("2", "name", "韩梅梅");
        database.does("insert into " + table + " values (3, '王芳', 1, null, null)");
        awaitRecord("3", "name", "王芳");
    }

    @Test
    void lost_database_is_reported_and_reconnected() {
        try (ChangingDatabase stopped = new ChangingDatabase(data.resolve("mortal"), "logical").on()) {
            stopped.does("create table people (id int primary key, name text)", "insert into people values (1, '李雷')");
            site.with("crm.camel.yaml", route("", stopped, "public.people", "postgres"))
                    .start();
            awaitRecord("1", "name", "李雷");
            stopped.off();
            Site.await().atMost(BACK).untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                    .hasValueSatisfying(failure -> assertThat(failure)
                            .startsWith("No connection to " + stopped.url())
                            .doesNotContain("Exception")));
            stopped.on().does("insert into people values (2, '韩梅梅')");
            Site.await().atMost(BACK).untilAsserted(() -> assertThat(site.intake.text("2", "name"))
                    .isEqualTo("韩梅梅"));
            assertThat(site.feeds.failure(FEED)).isEmpty();
        }
    }

    @Test
    void database_without_logical_log_and_missing_table_are_reported() {
        try (ChangingDatabase silent = new ChangingDatabase(data.resolve("silent"), "replica").on()) {
            silent.does("create table people (id int primary key, name text)");
            site.with("crm.camel.yaml", route("", silent, "public.people", "postgres"))
                    .start();
            Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                    .contains(
                            silent.url() + " does not write its changes for others: wal_level is replica and has to be"
                                    + " logical, which needs a restart of that database."));
        }
        site.with("crm.camel.yaml", route("", database, "public.nothing", ChangingDatabase.USER))
                .scan();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .contains("There is no table public.nothing in " + database.url()
                        + "; its name is written as in the catalogue, with its schema."));
    }

    @Test
    void wrong_password_is_reported_without_the_password_and_the_correct_one_connects() {
        site.with("crm.properties", "CRM_PASSWORD=not the right one\n");
        site.with("crm.camel.yaml", route("")).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .contains(database.url() + " refuses our user or password."));
        site.with("crm.properties", "CRM_PASSWORD=" + ChangingDatabase.PASSWORD + "\n")
                .scan();
        awaitRecord("1", "name", "李雷");
    }

    @Test
    void unchanged_long_values_are_marked_and_bulk_changes_come_in_bounded_batches() {
        String text = "select string_agg(md5(i::text), '') from generate_series(1, 1000) i";
        database.does("update " + table + " set note = (" + text + ") where id = 1");
        site.with("crm.camel.yaml", route("batchSize: 200")).start();
        awaitRecord("1", "name", "李雷");
        database.does("update " + table + " set name = '李磊' where id = 1");
        awaitRecord("1", "name", "李磊");
        assertThat(site.intake.byKey().get("1").path("unchanged").toString()).isEqualTo("[\"note\"]");
        database.does("insert into " + table + " select i, 'name ' || i from generate_series(10, 10009) i");
        Site.await().atMost(BACK).untilAsserted(() -> assertThat(site.intake.byKey())
                .hasSize(10_002));
        assertThat(site.intake.batches()).allMatch(batch -> batch.records().size() <= 200);
        assertThat(IntStream.range(10, 10_010))
                .allMatch(id -> site.intake.text(String.valueOf(id), "name").equals("name " + id));
    }

    @Test
    void trial_shows_rows_and_leaves_no_slot() throws Exception {
        site.with("crm.camel.yaml", route(""));
        assertThat(new RouteFileTrial(configuration, configuration.resolve("sources/crm.camel.yaml"))
                        .read(2, Duration.ofSeconds(30))
                        .records())
                .hasSize(2);
        assertThat(database.asks("select slot_name from pg_replication_slots where slot_name in ('" + table
                        + "', 'switchboard_trial')"))
                .isEmpty();
        assertThat(database.asks("select pubname from pg_publication where pubname = '" + table + "'"))
                .isEmpty();
    }

    private void awaitRecord(String key, String field, String value) {
        Site.await().untilAsserted(() -> assertThat(site.intake.text(key, field))
                .as(site.feeds.failure(FEED).orElse(""))
                .isEqualTo(value));
    }

    private String route(String options) {
        return route(options, database, "public." + table, ChangingDatabase.USER);
    }

    private String route(String options, ChangingDatabase from, String name, String user) {
        return """
                - route:
                    id: crm
                    from:
                      uri: kamelet:postgres-changes-source
                      parameters:
                        url: %s
                        user: %s
                        password: '{{CRM_PASSWORD}}'
                        tables: %s
                        slot: %s
                        %s
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: crm
                              recordType: customer
                              mapping: crm.jslt
                """.formatted(from.url(), user, name, table, options);
    }
}
