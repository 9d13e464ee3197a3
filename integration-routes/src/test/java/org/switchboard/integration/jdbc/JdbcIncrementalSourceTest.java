package org.switchboard.integration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.access.model.Actor;
import org.switchboard.integration.testing.Site;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/** The Kamelet jdbc-incremental-source against a real PostgreSQL. */
class JdbcIncrementalSourceTest {

    private static final FeedId FEED = new FeedId("crm", RecordType.CUSTOMER);

    private static EmbeddedPostgres server;

    @TempDir
    Path configuration;

    private Site site;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "off")
                .start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void aTable() {
        sql("drop table if exists \"CUST\"");
        sql("create table \"CUST\" (\"NO\" char(10) primary key, \"NM\" varchar(40), \"UPD\" timestamp(3))");
        sql("create index on \"CUST\" (\"UPD\", \"NO\")");
        site = new Site(configuration);
        site.with("crm.jslt", "{\"key\": .NO, \"name\": .NM, \"changedAt\": .UPD}");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void pages_and_frequent_polls_share_a_connection_until_it_breaks() {
        insert(1, 25, "2024-01-01 00:00:00");
        site.with("crm.jslt", "{\"key\": .NO, \"name\": string(.pid), \"changedAt\": .UPD}");
        site.with(
                        "crm.camel.yaml",
                        route(5, 0)
                                .replace(
                                        "table: '\"CUST\"'",
                                        "query: 'select c.*, pg_backend_pid() as pid from \"CUST\" c'"))
                .start();
        awaitKeys(1, 25);
        assertThat(IntStream.rangeClosed(1, 25).mapToObj(key -> site.intake.text(String.valueOf(key), "name")))
                .as("the database's processes that answered")
                .containsOnly(site.intake.text("1", "name"));
        insert(26, 26, "2024-01-02 00:00:00");
        awaitKeys(1, 26);
        assertThat(site.intake.text("26", "name")).as("the next poll's").isEqualTo(site.intake.text("1", "name"));

        sql("select pg_terminate_backend(" + site.intake.text("1", "name") + ")");
        insert(27, 27, "2024-01-03 00:00:00");
        awaitKeys(1, 27);
        assertThat(site.intake.text("27", "name")).as("a new one").isNotEqualTo(site.intake.text("1", "name"));
    }

    @Test
    void connection_that_no_poll_uses_is_closed() throws SQLException {
        SourceDatabase database = new SourceDatabase(Duration.ofMillis(20));
        database.setUrl("jdbc:postgresql://localhost:" + server.getPort() + "/postgres");
        database.setUser("postgres");
        database.setPassword("postgres");
        database.pollBegins();
        Connection connection = database.getConnection(database);
        database.pollEnds();
        Site.await().until(connection::isClosed);

        database.pollBegins();
        Connection next = database.getConnection(database);
        assertThat(next.isValid(1)).isTrue();
        database.pollBegins();
        assertThat(next.isClosed()).as("left by a poll that failed").isTrue();
        database.release();
    }

    @Test
    void counts_the_rows_before_an_initial_load() {
        insert(1, 25, "2024-01-01 00:00:00");
        site.loads.begin(FEED);
        site.with("crm.camel.yaml", route(5, 0)).start();
        awaitKeys(1, 25);
        assertThat(site.loads.expected()).containsExactly(Map.entry(FEED, 25L));
    }

    @Test
    void counts_no_rows_in_normal_intake() {
        insert(1, 25, "2024-01-01 00:00:00");
        site.with("crm.camel.yaml", route(5, 0)).start();
        awaitKeys(1, 25);
        assertThat(site.loads.expected()).isEmpty();
    }

    @Test
    void all_rows_are_read_and_then_changed_rows() {
        insert(1, 25, "2024-01-01 00:00:00");
        site.with("crm.camel.yaml", route(10, 0)).start();
        awaitKeys(1, 25);
        sql("update \"CUST\" set \"NM\" = 'changed', \"UPD\" = '2024-01-02 00:00:00' where \"NO\" = '7'");
        insert(26, 26, "2024-01-03 00:00:00");
        awaitKeys(1, 26);
        Site.await()
                .untilAsserted(() -> assertThat(site.intake.text("7", "name")).isEqualTo("changed"));
    }

    @Test
    void first_read_pages_by_key_and_rows_changed_meanwhile_follow() {
        insert(21, 25, "2024-01-01 00:00:00");
        insert(11, 20, "2024-01-02 00:00:00");
        site.intake.beforeEach(() -> {
            if (site.intake.byKey().size() == 5) {
                sql("update \"CUST\" set \"NM\" = 'changed', \"UPD\" = '2024-01-03 00:00:00' where \"NO\" = '12'");
            }
        });
        site.with("crm.camel.yaml", route(5, 0)).start();
        awaitKeys(11, 25);
        Site.await()
                .untilAsserted(() -> assertThat(site.intake.text("12", "name")).isEqualTo("changed"));
        assertThat(site.intake.records().stream()
                        .limit(15)
                        .map(record -> record.original().path("NO").asInt()))
                .as("the newest, from 11 to 20, are not the last")
                .containsExactlyElementsOf(IntStream.rangeClosed(11, 25).boxed().toList());
        assertThat(site.intake.received()).as("the changed one twice").isEqualTo(16);
    }

    @Test
    void interrupted_first_read_continues_after_its_last_key() {
        insert(11, 35, "2024-01-01 00:00:00");
        site.intake.beforeEach(() -> {
            if (site.intake.byKey().size() == 10) {
                site.intake.makeUnavailable();
            }
        });
        site.with("crm.camel.yaml", route(10, 0)).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED)).contains("The database is away."));
        site.routes.stop();
        assertThat(site.feeds.watermark(FEED))
                .contains("{\"after\":\"30\",\"newest\":{\"at\":\"2024-01-01 00:00:00\",\"key\":\"35\"}}");
        sql("update \"CUST\" set \"NM\" = 'changed', \"UPD\" = '2024-01-02 00:00:00' where \"NO\" = '12'");
        site.intake.forget();
        site.intake.beforeEach(() -> {});
        site.intake.makeAvailable();
        site.start();
        awaitKeys(31, 35);
        Site.await()
                .untilAsserted(() -> assertThat(site.intake.text("12", "name")).isEqualTo("changed"));
        assertThat(site.intake.received()).isEqualTo(6);
        assertThat(site.feeds.watermark(FEED)).contains("{\"at\":\"2024-01-02 00:00:00\",\"key\":\"12\"}");
    }

    @Test
    void backfill_requested_during_the_first_read_runs_after_it() {
        insert(11, 35, "2024-03-01 00:00:00");
        site.intake.beforeEach(() -> {
            if (site.intake.byKey().size() == 20 && site.intake.received() == 20) {
                site.feeds.backfill(FEED, Instant.parse("2024-02-01T00:00:00Z"), Actor.system("test"));
            }
        });
        site.with("crm.camel.yaml", route(10, 0)).start();
        Site.await().until(() -> site.intake.received() == 50);
        Site.await().until(() -> site.feeds.backfillSince(FEED).isEmpty());
    }

    @Test
    void rows_with_equal_times_are_paged_by_key_and_read_once() {
        insert(1, 5000, "2019-11-03 02:00:00");
        site.with("crm.camel.yaml", route(700, 0)).start();
        awaitKeys(1, 5000);
        awaitSuccessReports(2);
        assertThat(site.intake.received()).isEqualTo(5000);
    }

    @Test
    void completed_poll_is_reported_once_it_is_stored() {
        insert(1, 25, "2024-01-01 00:00:00");
        site.with("crm.camel.yaml", route(10, 0)).start();
        Site.await().until(() -> site.feeds.hasCaughtUp(FEED));
        awaitKeys(1, 25);
    }

    @Test
    void each_batch_carries_the_watermark_of_its_last_row() {
        insert(1, 3, "2024-01-01 00:00:00.120");
        site.with("crm.camel.yaml", route(10, 0)).start();
        awaitKeys(1, 3);
        assertThat(site.feeds.watermark(FEED)).contains("{\"at\":\"2024-01-01 00:00:00.12\",\"key\":\"3\"}");
    }

    @Test
    void restart_continues_after_the_watermark() {
        insert(1, 10, "2024-01-01 00:00:00");
        site.with("crm.camel.yaml", route(10, 0)).start();
        awaitKeys(1, 10);
        site.routes.stop();
        site.intake.forget();
        insert(91, 92, "2024-01-01 00:00:00");
        site.start();
        awaitKeys(91, 92);
        assertThat(site.intake.received()).isEqualTo(2);
    }

    @Test
    void late_commit_with_an_older_time_is_read_by_the_overlap() throws SQLException {
        insert(1, 3, "2024-01-01 00:00:00");
        try (Connection slow = server.getPostgresDatabase().getConnection()) {
            slow.setAutoCommit(false);
            try (Statement statement = slow.createStatement()) {
                statement.execute("insert into \"CUST\" values ('late', 'late', '2024-01-01 11:59:50')");
            }
            insert(4, 4, "2024-01-01 12:00:00");
            site.with("crm.camel.yaml", route(10, 60)).start();
            awaitKeys(1, 4);
            slow.commit();
        }
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("late"));
        assertThat(site.feeds.watermark(FEED)).contains("{\"at\":\"2024-01-01 12:00:00\",\"key\":\"4\"}");
    }

    @Test
    void nothing_is_read_again_once_the_newest_time_is_older_than_the_overlap() {
        insert(1, 3, "2024-01-01 00:00:00");
        site.with("crm.camel.yaml", route(10, 1)).start();
        Site.await().until(() -> {
            int before = site.intake.batches().size();
            int received = site.intake.received();
            Site.await().until(() -> site.intake.batches().size() > before + 2);
            return site.intake.received() == received;
        });
        insert(4, 4, "2024-01-01 00:00:00");
        awaitKeys(1, 4);
    }

    @Test
    void a_row_dated_far_into_the_future_hides_no_later_change() {
        insert(1, 2, "2024-01-01 00:00:00");
        insert(3, 3, "2999-01-01 00:00:00");
        site.with("crm.camel.yaml", route(10, 0)).start();
        awaitKeys(1, 3);
        insert(4, 4, "2024-06-01 00:00:00");
        awaitKeys(1, 4);
    }

    @Test
    void row_dated_an_hour_ahead_hides_no_later_change_and_is_noted() {
        insert(1, 2, seconds(LocalDateTime.now(ZoneOffset.UTC).minusMinutes(10)));
        insert(3, 3, seconds(LocalDateTime.now(ZoneOffset.UTC).plusHours(1)));
        site.with("crm.camel.yaml", route(10, 0)).start();
        awaitKeys(1, 3);
        insert(4, 4, seconds(LocalDateTime.now(ZoneOffset.UTC).minusMinutes(1)));
        awaitKeys(1, 4);
        Site.await().untilAsserted(() -> assertThat(site.feeds.noteOf(FEED))
                .hasValueSatisfying(note -> assertThat(note).contains("ahead of our clock")));
    }

    @Test
    void change_in_the_second_of_a_poll_is_read_by_the_next_one() {
        insert(5, 5, "2024-01-01 00:00:00");
        site.with("crm.camel.yaml", route(10, 0)).start();
        awaitKeys(5, 5);
        String second = seconds(LocalDateTime.now(ZoneOffset.UTC));
        insert(9, 9, second);
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("9"));
        // the order of watermark and key places it before what was read
        insert(1, 1, second);
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("1"));
    }

    @Test
    void table_of_future_dates_only_is_read_and_hides_no_later_change() {
        insert(1, 5, "2999-01-01 00:00:00");
        site.with("crm.camel.yaml", route(2, 0)).start();
        awaitKeys(1, 5);
        assertThat(site.feeds.watermark(FEED)).isEmpty();
        insert(6, 6, "2024-06-01 00:00:00");
        awaitKeys(1, 6);
        Site.await().untilAsserted(() -> assertThat(site.feeds.watermark(FEED))
                .contains("{\"at\":\"2024-06-01 00:00:00\",\"key\":\"6\"}"));
    }

    @Test
    void a_query_may_join_and_padding_is_trimmed_and_times_get_the_offset_of_their_zone() {
        sql("drop table if exists \"TIER\"");
        sql("create table \"TIER\" (\"NO\" char(10), \"TXT\" char(8))");
        sql("insert into \"TIER\" values ('1', 'gold')");
        insert(1, 1, "2024-01-01 08:30:00");
        sql("insert into \"CUST\" values ('2', '   ', '2024-01-01 08:30:01')");
        site.with("crm.jslt", "{\"key\": .NO, \"name\": .NM, \"tier\": .TXT, \"changedAt\": .UPD}");
        site.with(
                        "crm.camel.yaml",
                        route(10, 0)
                                .replace(
                                        "table: '\"CUST\"'",
                                        "zone: Asia/Shanghai\n"
                                                + "        query: select c.*, t.\"TXT\" from \"CUST\" c left join \"TIER\" t on t.\"NO\" = c.\"NO\""))
                .start();
        awaitKeys(1, 2);
        assertThat(site.intake.byKey().get("1"))
                .hasToString(
                        "{\"key\":\"1\",\"name\":\"name 1\",\"tier\":\"gold\",\"changedAt\":\"2024-01-01T08:30:00+08:00\"}");
        assertThat(site.intake.byKey().get("2"))
                .hasToString("{\"key\":\"2\",\"changedAt\":\"2024-01-01T08:30:01+08:00\"}");
    }

    @Test
    void increasing_number_can_be_the_watermark() {
        sql("drop table if exists \"LOG\"");
        sql("create table \"LOG\" (\"SEQ\" bigint, \"NO\" bigint primary key)");
        sql("insert into \"LOG\" select i, i from generate_series(1, 105) i");
        site.with("crm.jslt", "{\"key\": string(.NO)}");
        site.with(
                        "crm.camel.yaml",
                        route(10, 30)
                                .replace("table: '\"CUST\"'", "table: '\"LOG\"'\n        watermarkType: bigint")
                                .replace("\"UPD\"", "\"SEQ\""))
                .start();
        awaitKeys(1, 105);
        sql("insert into \"LOG\" values (106, 106)");
        awaitKeys(1, 106);
    }

    @Test
    void what_could_not_be_stored_is_read_again() {
        insert(1, 3, "2024-01-01 00:00:00");
        site.intake.makeUnavailable();
        site.with("crm.camel.yaml", route(10, 0)).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED)).contains("The database is away."));
        site.intake.makeAvailable();
        awaitKeys(1, 3);
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED)).isEmpty());
    }

    @Test
    void refused_connection_is_reported_in_one_sentence_and_the_route_recovers() throws IOException {
        insert(1, 3, "2024-01-01 00:00:00");
        int port = server.getPort();
        int closed;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = free.getLocalPort();
        }
        site.with("crm.camel.yaml", route(10, 0).replace(":" + port + "/", ":" + closed + "/"))
                .start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith("The connection was refused")
                        .doesNotContain("Exception", "\n")));
        site.with("crm.camel.yaml", route(10, 0)).scan();
        awaitKeys(1, 3);
    }

    @Test
    void database_that_never_answers_is_abandoned_within_the_time_limit() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            site.with(
                            "crm.camel.yaml",
                            route(10, 0)
                                    .replace(":" + server.getPort() + "/", ":" + silent.getLocalPort() + "/")
                                    .replace(
                                            "period: 100",
                                            "period: 100\n        connectTimeout: 1\n        readTimeout: 1"))
                    .start();
            Site.await()
                    .untilAsserted(() -> assertThat(site.feeds.failure(FEED)).isPresent());
        }
    }

    @Test
    void missing_column_is_reported_in_the_words_of_the_database() {
        site.with("crm.camel.yaml", route(10, 0).replace("\"UPD\"", "\"UPDATED\""))
                .start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason -> assertThat(reason).contains("UPDATED")));
    }

    @Test
    void a_password_may_have_any_characters() {
        insert(1, 1, "2024-01-01 00:00:00");
        sql("drop role if exists odd");
        sql("create role odd login superuser password 'a&b=c)d%e+f{g}\"h'");
        site.with("site.properties", "crm.password = a&b=c)d%e+f{g}\"h\n");
        site.with(
                        "crm.camel.yaml",
                        route(10, 0)
                                .replace("user: postgres", "user: odd")
                                .replace("password: postgres", "password: '{{crm.password}}'"))
                .start();
        awaitKeys(1, 1);
    }

    @Test
    void backfill_reads_again_from_a_given_time_and_keeps_the_watermark() {
        insert(1, 5, "2024-01-01 00:00:00");
        insert(6, 9, "2024-03-01 00:00:00");
        site.with("crm.camel.yaml", route(2, 0)).start();
        awaitKeys(1, 9);
        String watermark = site.feeds.watermark(FEED).orElseThrow();
        site.intake.forget();

        site.feeds.backfill(FEED, Instant.parse("2024-02-01T00:00:00Z"), Actor.system("test"));
        awaitKeys(6, 9);
        Site.await().until(() -> site.feeds.backfillSince(FEED).isEmpty());

        assertThat(site.intake.received()).isEqualTo(4);
        assertThat(site.feeds.watermark(FEED)).contains(watermark);
    }

    @Test
    void a_backfill_of_a_table_that_is_read_by_numbers_is_refused_with_the_reason() {
        sql("alter table \"CUST\" add column \"SEQ\" bigint");
        insert(1, 3, "2024-01-01 00:00:00");
        sql("update \"CUST\" set \"SEQ\" = \"NO\"::bigint");
        site.with(
                        "crm.camel.yaml",
                        route(10, 0)
                                .replace(
                                        "watermarkColumn: '\"UPD\"'",
                                        "watermarkColumn: '\"SEQ\"'\n        watermarkType: bigint"))
                .start();
        awaitKeys(1, 3);

        site.feeds.backfill(FEED, Instant.parse("2024-02-01T00:00:00Z"), Actor.system("test"));

        Site.await().untilAsserted(() -> assertThat(site.feeds.noteOf(FEED))
                .contains("It cannot be read again from a moment on: its watermark, 3, is no time."));
        assertThat(site.feeds.backfillSince(FEED)).isEmpty();
    }

    @Test
    void rows_deleted_without_a_trace_are_found_by_key_reconciliation() {
        insert(1, 25, "2024-01-01 00:00:00");
        site.with("crm.camel.yaml", route(10, 0).replace("period: 100", "period: 100\n        sweepPeriod: 1"))
                .start();
        awaitKeys(1, 25);
        sql("delete from \"CUST\" where \"NO\" = '17'");
        Site.await()
                .untilAsserted(() -> assertThat(site.intake.byKey()).hasSize(24).doesNotContainKey("17"));
        insert(26, 26, "2024-01-02 00:00:00");
        awaitKeys(26, 26);
    }

    private void awaitKeys(int first, int last) {
        Set<String> wanted = IntStream.rangeClosed(first, last)
                .mapToObj(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        Site.await()
                .untilAsserted(() -> assertThat(site.intake.byKey().keySet()).containsAll(wanted));
    }

    private void awaitSuccessReports(int count) {
        long before = successReports();
        Site.await().until(() -> successReports() >= before + count);
    }

    private long successReports() {
        return site.intake.batches().stream()
                .filter(batch -> batch.records().isEmpty())
                .count();
    }

    private static String route(int pageSize, int overlap) {
        return """
                - route:
                    id: crm-customers
                    from:
                      uri: kamelet:jdbc-incremental-source
                      parameters:
                        url: jdbc:postgresql://localhost:%d/postgres
                        user: postgres
                        password: postgres
                        table: '"CUST"'
                        watermarkColumn: '"UPD"'
                        keyColumn: '"NO"'
                        pageSize: %d
                        overlap: %d
                        period: 100
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: crm
                              recordType: customer
                              mapping: crm.jslt
                """.formatted(server.getPort(), pageSize, overlap);
    }

    private static String seconds(LocalDateTime time) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(time);
    }

    private static void insert(int first, int last, String changed) {
        sql("insert into \"CUST\" select i::text, 'name ' || i, '" + changed + "' from generate_series(" + first + ", "
                + last + ") i");
    }

    private static void sql(String statement) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement execution = connection.createStatement()) {
            execution.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
