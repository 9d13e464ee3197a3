package org.switchboard.integration.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.failure.FailureSentence;
import org.switchboard.integration.testing.Site;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/** An operator pauses a source and lets it go on. */
class PauseTest {

    private static final FeedId CUSTOMERS = new FeedId("crm", RecordType.CUSTOMER);
    private static final int ROWS = 60;
    private static final int PAGE = 10;

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
    void aSite() {
        site = new Site(configuration);
        site.with("crm.jslt", "{\"key\": .no, \"name\": .nm}");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void pause_stores_the_current_page_whole_and_the_rest_once_after_it() {
        table();
        CountDownLatch secondPage = new CountDownLatch(1);
        CountDownLatch pausing = new CountDownLatch(1);
        site.intake.beforeEach(() -> {
            if (site.intake.received() == PAGE) {
                secondPage.countDown();
                await(pausing);
            }
        });
        site.with("crm.camel.yaml", database()).start();
        await(secondPage);

        site.paused.add("crm");
        Thread pause = new Thread(site::scan);
        pause.start();
        Site.await().until(() -> site.routes.isStopping("crm-customers-kamelet-1"));
        pausing.countDown();
        join(pause);

        assertThat(site.intake.received()).isEqualTo(2 * PAGE);
        assertThat(site.feeds.failure(CUSTOMERS)).isEmpty();
        assertNoNewRecords();

        site.paused.remove("crm");
        site.scan();
        Site.await().until(() -> site.intake.byKey().size() == ROWS);
        assertThat(site.intake.received()).isEqualTo(ROWS);
    }

    @Test
    void poll_interrupted_by_shutdown_continues_after_the_last_stored_page() {
        table();
        CountDownLatch secondPage = new CountDownLatch(1);
        site.intake.beforeEach(() -> {
            if (site.intake.received() == PAGE) {
                secondPage.countDown();
            }
        });
        site.with("crm.camel.yaml", database()).start();
        await(secondPage);
        site.routes.stop();
        int before = site.intake.received();
        assertThat(before % PAGE).isZero();

        site.start();
        Site.await().until(() -> site.intake.byKey().size() == ROWS);
        assertThat(site.intake.received()).isEqualTo(ROWS);
    }

    @Test
    void a_paused_source_stays_paused_over_a_restart_and_a_new_version_of_its_file_and_others_run() {
        site.paused.add("slow");
        site.with("slow.camel.yaml", ticking("slow", "first")).with("well.camel.yaml", ticking("well", "first"));
        site.start();
        Site.await().until(() -> site.intake.text("well", "name").equals("first"));
        assertThat(site.intake.byKey()).doesNotContainKey("slow");

        site.with("slow.camel.yaml", ticking("slow", "second")).scan();
        assertThat(site.files.fault("slow.camel.yaml")).isEmpty();
        assertNoNewRecords("slow");

        site.paused.clear();
        site.scan();
        Site.await().until(() -> site.intake.text("slow", "name").equals("second"));
    }

    @Test
    void paused_look_up_reports_that_it_does_not_run() {
        site.with("billing.camel.yaml", """
                - route:
                    id: billing-balance
                    from:
                      uri: direct:account-balance
                      steps:
                        - setBody:
                            constant: '{"balance": 1}'
                """).start();
        assertThat(asked()).isEqualTo("{\"balance\": 1}");

        site.paused.add("billing");
        site.scan();
        assertThat(asked())
                .isEqualTo("The route that would answer does not run: its source is paused, or its file was removed.");

        site.paused.clear();
        site.scan();
        assertThat(asked()).isEqualTo("{\"balance\": 1}");
    }

    @Test
    void resume_does_not_start_a_route_without_auto_startup() {
        site.paused.add("still");
        site.with(
                        "still.camel.yaml",
                        ticking("still", "first").replace("id: still-route", "id: still-route\n    autoStartup: false"))
                .start();
        site.paused.clear();
        site.scan();
        assertNoNewRecords("still");
    }

    @Test
    void paused_folder_source_leaves_its_files_in_place() throws IOException {
        Path drop = Files.createDirectory(configuration.resolve("drop"));
        site.paused.add("files");
        site.with("files.camel.yaml", """
                - route:
                    id: files
                    from:
                      uri: kamelet:folder-source
                      parameters:
                        folder: %s
                        settle: 0
                        period: 20
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: files
                              recordType: customer
                """.formatted(drop)).start();
        Path file = Files.writeString(drop.resolve("a.json"), "[{\"key\": \"a\", \"name\": \"A\"}]");
        assertNoNewRecords("a");
        assertThat(file).exists();

        site.paused.clear();
        site.scan();
        Site.await().until(() -> site.intake.byKey().containsKey("a"));
    }

    private String asked() {
        var answer = site.routes.caller().orElseThrow().request("direct:account-balance?timeout=50", any -> {});
        return answer.getException() == null
                ? answer.getMessage().getBody(String.class)
                : FailureSentence.of(answer.getException());
    }

    private void assertNoNewRecords() {
        int before = site.intake.batches().size();
        Site.await()
                .during(Duration.ofMillis(300))
                .until(() -> site.intake.batches().size() == before);
    }

    private void assertNoNewRecords(String key) {
        Site.await()
                .during(Duration.ofMillis(300))
                .until(() -> !site.intake.byKey().containsKey(key));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.MINUTES.toMillis(1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String ticking(String source, String name) {
        return """
                - route:
                    id: %1$s-route
                    from:
                      uri: scheduler:%1$s
                      parameters:
                        delay: 20
                      steps:
                        - setBody:
                            constant: '{"key": "%1$s", "name": "%2$s"}'
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: %1$s
                              recordType: customer
                """.formatted(source, name);
    }

    private static void table() {
        sql("drop table if exists cust");
        sql("create table cust (no text primary key, nm text, upd timestamp)");
        sql("insert into cust select n::text, 'N' || n, timestamp '2024-01-01' + n * interval '1 second'"
                + " from generate_series(1, " + ROWS + ") n");
    }

    private static void sql(String statement) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement one = connection.createStatement()) {
            one.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String database() {
        return """
                - route:
                    id: crm-customers
                    from:
                      uri: kamelet:jdbc-incremental-source
                      parameters:
                        url: jdbc:postgresql://localhost:%d/postgres
                        user: postgres
                        password: postgres
                        table: cust
                        watermarkColumn: upd
                        keyColumn: no
                        pageSize: %d
                        period: 20
                        overlap: 0
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: crm
                              recordType: customer
                              mapping: crm.jslt
                """.formatted(server.getPort(), PAGE);
    }
}
