package org.switchboard.integration.camel.routefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.LogListener;
import org.switchboard.integration.testing.Site;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/** Where a password may come from, and where it never shows. */
class SecretsTest {

    private static final String SECRET = "s3cret&=)%+\"ß\\n\\u0041#!";
    private static final FeedId FEED = new FeedId("crm", RecordType.CUSTOMER);

    private static EmbeddedPostgres server;

    @TempDir
    Path configuration;

    private LogListener log;
    private Site site;

    @BeforeAll
    static void aDatabaseThatAsks() throws IOException, SQLException {
        server = EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "off")
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role reader login password '" + SECRET + "'");
            statement.execute("create table t (id text primary key, upd timestamp)");
            statement.execute("insert into t values ('1', '2024-01-01')");
            statement.execute("grant select on t to reader");
            Path access = Path.of(one(statement, "show hba_file"));
            Files.writeString(
                    access, "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        }
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void listen() {
        site = new Site(configuration);
        log = new LogListener();
    }

    @AfterEach
    void stop() {
        site.close();
        log.close();
    }

    @Test
    void password_is_read_from_a_file_named_by_a_variable() throws IOException {
        Path secret = Files.writeString(configuration.resolve("crm-password"), SECRET + "\n");
        site.with("site.properties", "CRM_PASSWORD_FILE = " + secret + "\n");
        site.with("crm.camel.yaml", route("{{CRM_PASSWORD}}")).start();

        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("1"));
        assertThat(log.messages()).doesNotContain(SECRET);
    }

    @Test
    void password_in_a_property_file_is_taken_literally_and_a_byte_order_mark_is_skipped() {
        site.with("site.properties", "\uFEFFCRM_PASSWORD = " + SECRET + "\r\n");
        site.with("crm.camel.yaml", route("{{CRM_PASSWORD}}")).start();

        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("1"));
    }

    @Test
    void wrong_password_is_reported_without_the_password() {
        site.with("site.properties", "CRM_PASSWORD = wr0ng-" + SECRET.replace("\"", "") + "\n");
        site.with("crm.camel.yaml", route("{{CRM_PASSWORD}}")).start();

        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED)).isPresent());
        assertThat(site.feeds.failure(FEED).orElseThrow()).doesNotContain("wr0ng");
        assertThat(log.messages()).contains("feed failed").doesNotContain("wr0ng");
    }

    @Test
    void route_that_does_not_load_is_reported_without_the_password() {
        site.with("site.properties", "CRM_PASSWORD = wr0ng\n");
        site.with("crm.camel.yaml", route("{{CRM_PASSWORD}}").replace("period: 100", "period: soon"))
                .start();

        assertThat(site.files.fault("crm.camel.yaml").orElseThrow())
                .contains("period")
                .doesNotContain("wr0ng");
        assertThat(log.messages()).doesNotContain("wr0ng");
    }

    @Test
    void missing_secret_file_is_reported_by_name() {
        site.with("site.properties", "CRM_PASSWORD_FILE = /nowhere/crm-password\n");
        site.with("crm.camel.yaml", route("{{CRM_PASSWORD}}")).start();

        assertThat(site.files.fault("crm.camel.yaml").orElseThrow())
                .contains("the file /nowhere/crm-password, which CRM_PASSWORD_FILE names, cannot be read");
    }

    private static String one(Statement statement, String query) throws SQLException {
        try (var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String route(String password) {
        return """
                - route:
                    id: crm
                    from:
                      uri: kamelet:jdbc-incremental-source
                      parameters:
                        url: jdbc:postgresql://127.0.0.1:%d/postgres
                        user: reader
                        password: '%s'
                        query: select id as key, upd from t
                        watermarkColumn: upd
                        keyColumn: key
                        period: 100
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: crm
                              recordType: customer
                """.formatted(server.getPort(), password);
    }
}
