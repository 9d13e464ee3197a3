package org.switchboard.integration.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.DropServer;
import org.switchboard.integration.testing.Site;
import org.switchboard.integration.trial.RouteFileTrial;
import org.switchboard.integration.trial.TriedRecords;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/** The Kamelet sftp-source against a real SFTP server. */
class SftpSourceTest {

    private static final FeedId FEED = new FeedId("crm", RecordType.CUSTOMER);
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String WITH_PASSWORD = "password: '{{CRM_PASSWORD}}'";

    @TempDir
    Path configuration;

    @TempDir
    Path folder;

    private DropServer server;
    private Site site;

    @BeforeEach
    void aSiteAndAServer() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        server = new DropServer(folder);
        site = new Site(configuration);
        site.with("crm.jslt", "{\"key\": .id, \"name\": .name, \"file\": $fileName}");
        site.with("crm.properties", "CRM_PASSWORD = " + DropServer.PASSWORD + "\n");
    }

    @AfterEach
    void stop() {
        site.close();
        server.close();
    }

    @Test
    void nightly_dump_of_a_legacy_host_is_read_once_its_done_file_exists() {
        server.holds("out/CUST0200.DAT", hostLine("0000000001", "王建国", "13800001111"), GB18030);
        site.with(
                "crm.camel.yaml",
                route(
                        "format: fixed-width",
                        "layout: 'id:10,name:20,tel:15'",
                        "charset: GB18030",
                        "doneFile: '${file:name.noext}.OK'"));
        site.start();
        Site.await().untilAsserted(() -> assertThat(site.intake.batches()).hasSizeGreaterThan(1));
        assertThat(site.intake.received()).as("signs of life, and no record").isZero();

        server.holds("out/CUST0200.OK", "");

        Site.await().untilAsserted(() -> assertThat(site.intake.text("0000000001", "name"))
                .isEqualTo("王建国"));
        Site.await().untilAsserted(() -> assertThat(server.names("out/archive")).containsExactly("CUST0200.DAT"));
        assertThat(server.names("out")).isEmpty();
        assertThat(site.intake.text("0000000001", "file")).isEqualTo("CUST0200.DAT");
    }

    @Test
    void files_are_read_in_order_of_names_and_a_bad_line_fails_alone() {
        server.holds("out/a.csv", "id,name\n1,old\n2,x,too many\n3,y\n").holds("out/b.csv", "id,name\n1,new\n");
        site.with("crm.camel.yaml", route()).start();

        Site.await().untilAsserted(() -> assertThat(server.names("out/archive")).containsExactly("a.csv", "b.csv"));
        assertThat(site.intake.text("1", "name")).isEqualTo("new");
        assertThat(site.intake.byKey()).containsOnlyKeys("1", "3");
        assertThat(site.intake.records().stream().flatMap(record -> record.failure().stream()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).startsWith("line 3 has 3 values"));
    }

    @Test
    void growing_file_is_not_read_and_delays_no_other() throws IOException {
        server.holds("out/a.csv", "id,name\n1,x\n");
        site.with("crm.camel.yaml", route("settle: 1500")).start();
        server.holds("out/b.csv", "id,name\n2,y\n");
        Site.await().until(() -> {
            Files.writeString(folder.resolve("out/a.csv"), "3,z\n", StandardOpenOption.APPEND);
            return site.intake.byKey().containsKey("2");
        });
        assertThat(site.intake.byKey()).containsOnlyKeys("2");

        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKeys("1", "3"));
    }

    @Test
    void file_of_the_wrong_format_is_moved_to_the_error_folder_on_the_server() {
        server.holds("out/a.json", "[{\"id\": oops}]").holds("out/b.json", "[{\"id\": \"2\"}]");
        site.with("crm.camel.yaml", route("settle: 1")).start();
        Site.await().untilAsserted(() -> assertThat(server.names("out/errors")).containsExactly("a.json"));
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("2"));
        assertThat(site.failedFiles.byName().get("a.json").reason()).contains("a.json");

        server.holds("out/errors/a.json", "[{\"id\": \"1\"}]");
        site.failedFiles.requeue("a.json");

        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("1"));
        assertThat(site.failedFiles.byName()).isEmpty();
        Site.await().untilAsserted(() -> assertThat(server.names("out/archive")).contains("a.json"));

        site.failedFiles.failed("crm", "crm-kamelet-1", "gone.json", "x");
        site.failedFiles.requeue("gone.json");
        Site.await().untilAsserted(() -> assertThat(
                        site.failedFiles.byName().get("gone.json").reason())
                .contains("The file was not moved back: There is no file out/errors/gone.json"));
    }

    @Test
    void a_user_with_a_key_needs_no_password() throws IOException {
        KeyPair key = DropServer.newKey();
        server.trusts(key.getPublic());
        Path file = configuration.resolve("id");
        DropServer.writePrivateKey(key, file);
        server.holds("out/a.csv", "id,name\n1,x\n");
        site.with("crm.camel.yaml", route().replace(WITH_PASSWORD, "privateKeyFile: " + file))
                .start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("1"));
    }

    @Test
    void known_hosts_file_verifies_the_host_key() {
        site.with("known_hosts", "[127.0.0.1]:" + server.port() + " " + server.hostKey() + "\n");
        server.holds("out/a.csv", "id,name\n1,x\n");
        site.with(
                        "crm.camel.yaml",
                        route().replace(hostKey(), "knownHostsFile: " + configuration.resolve("sources/known_hosts")))
                .start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("1"));
    }

    @Test
    void server_with_another_host_key_gets_no_credentials() {
        String other = "hostKey: " + DropServer.publicKey(DropServer.newKey());
        server.holds("out/a.csv", "id,name\n1,x\n");
        site.with("crm.camel.yaml", route().replace(hostKey(), other)).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(
                        reason -> assertThat(reason).startsWith("The server's host key is not the one that is known")));
        assertThat(site.intake.batches()).isEmpty();
    }

    @Test
    void known_hosts_file_with_another_key_is_refused() {
        site.with(
                "known_hosts", "[127.0.0.1]:" + server.port() + " " + DropServer.publicKey(DropServer.newKey()) + "\n");
        site.with(
                        "crm.camel.yaml",
                        route().replace(hostKey(), "knownHostsFile: " + configuration.resolve("sources/known_hosts")))
                .start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason -> assertThat(reason).contains("host key")));
    }

    @Test
    void without_a_host_key_or_without_a_secret_the_route_does_not_load() {
        site.with("crm.camel.yaml", route().replace(hostKey(), "settle: 1")).start();
        assertThat(site.files.fault("crm.camel.yaml"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("needs the server's hostKey"));
        site.with("crm.camel.yaml", route().replace(WITH_PASSWORD, "settle: 1")).scan();
        assertThat(site.files.fault("crm.camel.yaml"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("needs a password or a privateKeyFile"));
    }

    @Test
    void wrong_password_is_reported_without_the_password_and_a_corrected_one_works() {
        server.holds("out/a.csv", "id,name\n1,x\n");
        site.with("crm.properties", "CRM_PASSWORD = wrong\n");
        site.with("crm.camel.yaml", route()).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .contains("The server refused the user with this password or key."));

        site.with("crm.properties", "CRM_PASSWORD = " + DropServer.PASSWORD + "\n")
                .scan();

        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("1"));
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED)).isEmpty());
    }

    @Test
    void unavailable_server_is_reported_and_its_files_are_read_after_recovery() {
        site.with("crm.camel.yaml", route()).start();
        Site.await().until(() -> !site.intake.batches().isEmpty());
        server.stop();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("The connection was refused")));

        server.holds("out/a.csv", "id,name\n1,x\n").restart();

        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("1"));
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED)).isEmpty());
    }

    @Test
    void connection_lost_in_the_middle_of_a_file_loses_no_record() {
        StringBuilder many = new StringBuilder("id,name\n");
        for (int i = 0; i < 40_000; i++) {
            many.append(i).append(",somebody with a long name so that the file is large enough\n");
        }
        server.holds("out/a.csv", many.toString()).breaksOffAt(1_000_000);
        site.with("crm.camel.yaml", route()).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("a.csv could not be read to its end")));
        Site.await().untilAsserted(() -> assertThat(server.names("out/archive")).containsExactly("a.csv"));
        assertThat(site.intake.byKey()).hasSize(40_000);
        assertThat(server.names("out/errors")).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_stored_now_stays_on_the_server() {
        server.holds("out/a.csv", "id,name\n1,x\n");
        site.intake.makeUnavailable();
        site.with("crm.camel.yaml", route()).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED)).contains("The database is away."));
        assertThat(server.names("out")).containsExactly("a.csv");
        site.intake.makeAvailable();
        Site.await().untilAsserted(() -> assertThat(server.names("out/archive")).containsExactly("a.csv"));
    }

    @Test
    void file_that_cannot_be_moved_is_reported_and_delays_no_other() {
        server.holds("out/archive", "no folder")
                .holds("out/a.csv", "id,name\n1,x\n")
                .holds("out/b.csv", "id,name\n2,y\n");
        site.with("crm.camel.yaml", route("include: '.*csv'")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("1", "2"));
        assertThat(site.intake.received()).as("and not again and again").isEqualTo(2);
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED)).isPresent());
    }

    @Test
    void a_trial_shows_the_records_and_leaves_the_server_as_it_was() throws Exception {
        server.holds("out/a.csv", "id,name\n1,x\n")
                .holds("out/a.csv.done", "")
                .holds("out/b.json", "[oops")
                .holds("out/b.json.done", "");
        site.with("crm.camel.yaml", route("doneFile: '${file:name}.done'", "include: '[ab].(csv|json)'"));
        TriedRecords tried = new RouteFileTrial(configuration, configuration.resolve("sources/crm.camel.yaml"))
                .read(2, Duration.ofSeconds(20));
        assertThat(tried.records()).hasSize(1);
        assertThat(tried.failure())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("b.json"));
        assertThat(server.names("out")).containsExactly("a.csv", "a.csv.done", "b.json", "b.json.done");
    }

    @Test
    void missing_directory_is_reported() {
        site.with("crm.camel.yaml", route().replace("directory: out", "directory: nowhere"))
                .start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .contains("The server has no such folder or file."));
    }

    @Test
    void server_that_never_answers_is_abandoned_within_the_time_limit() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            site.with(
                            "crm.camel.yaml",
                            route("connectTimeout: 300")
                                    .replace("port: " + server.port(), "port: " + silent.getLocalPort()))
                    .start();
            Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                    .hasValueSatisfying(reason -> assertThat(reason).startsWith("No answer within the time limit")));
        }
    }

    private static String hostLine(String key, String name, String telephone) {
        return key + filled(name, 20) + filled(telephone, 15) + "\r\n";
    }

    private static String filled(String text, int bytes) {
        return text + " ".repeat(bytes - text.getBytes(GB18030).length);
    }

    private String hostKey() {
        return "hostKey: " + server.hostKey();
    }

    private String route(String... options) {
        return """
                - route:
                    id: crm
                    from:
                      uri: kamelet:sftp-source
                      parameters:
                        host: 127.0.0.1
                        port: %d
                        directory: out
                        user: %s
                        %s
                        %s
                        period: 100
                        %s
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: crm
                              recordType: customer
                              mapping: crm.jslt
                """.formatted(
                        server.port(),
                        DropServer.USER,
                        WITH_PASSWORD,
                        hostKey(),
                        String.join("\n        ", options.length == 0 ? new String[] {"charset: UTF-8"} : options));
    }
}
