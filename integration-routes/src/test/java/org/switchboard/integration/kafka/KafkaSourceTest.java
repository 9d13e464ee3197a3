package org.switchboard.integration.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.CertificateAuthority;
import org.switchboard.integration.testing.FreePort;
import org.switchboard.integration.testing.KafkaBroker;
import org.switchboard.integration.testing.Site;
import org.switchboard.integration.trial.RouteFileTrial;
import org.switchboard.integration.trial.TriedRecords;
import org.switchboard.source.RecordType;
import org.switchboard.source.intake.SourceRecord;
import org.switchboard.source.model.FeedId;

/** The Kamelet kafka-source against a real broker; a topic and a group a test. */
class KafkaSourceTest {

    private static final FeedId FEED = new FeedId("platform", RecordType.CUSTOMER);
    private static final String CUSTOMER = "{\"name\": \"%s\"}";

    /** Until the group has removed the member that could not leave it, and a pause between two attempts. */
    private static final Duration REJOINED = Duration.ofSeconds(60);

    private static final CertificateAuthority AUTHORITY = new CertificateAuthority();

    private static KafkaBroker broker;
    private static String tlsServers;
    private static String misnamedServers;
    private static String forgedServers;

    @TempDir
    Path configuration;

    private String topic;
    private Site site;

    @BeforeAll
    static void startBroker(@TempDir Path data, @TempDir Path keys) {
        broker = new KafkaBroker(data);
        tlsServers = broker.tls(AUTHORITY.keyStoreOfAddress(keys.resolve("good.p12"), "127.0.0.1"));
        misnamedServers = broker.tls(AUTHORITY.keyStoreOfName(keys.resolve("misnamed.p12"), "broker.example"));
        forgedServers =
                broker.tls(new CertificateAuthority().keyStoreOfAddress(keys.resolve("forged.p12"), "127.0.0.1"));
        broker.on();
    }

    @AfterAll
    static void noBroker() {
        broker.close();
    }

    @BeforeEach
    void aTopic(TestInfo test) {
        topic = test.getTestMethod().orElseThrow().getName();
        site = new Site(configuration);
        site.with("platform.jslt", """
                {"key": .key, "changedAt": .at, "name": .value.name, "deleted": if (not(.value)) true}
                """);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void existing_messages_are_stored_with_their_key_and_then_committed() {
        broker.has(topic, 3)
                .sends(topic, "C-1", CUSTOMER.formatted("李雷"))
                .sends(topic, "C-2", CUSTOMER.formatted("韩梅梅"));
        site.with("platform.camel.yaml", route("")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("C-1", "C-2"));
        assertThat(site.intake.text("C-1", "name")).isEqualTo("李雷");
        broker.sends(topic, "C-2", (String) null);
        Site.await().untilAsserted(() -> assertThat(site.intake.text("C-2", "deleted"))
                .isEqualTo("true"));
        Site.await().untilAsserted(() -> assertThat(broker.committed(topic)).isEqualTo(3));
        assertThat(site.intake.isOrderedByArrival()).isTrue();
    }

    @Test
    void offset_is_not_committed_before_records_are_stored() {
        broker.has(topic, 1).sends(topic, "C-1", CUSTOMER.formatted("李雷"));
        site.intake.makeUnavailable();
        site.with("platform.camel.yaml", route("")).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED)).contains("The database is away."));
        assertThat(broker.committed(topic)).isZero();
        site.intake.makeAvailable();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("C-1"));
        Site.await().untilAsserted(() -> assertThat(broker.committed(topic)).isEqualTo(1));
    }

    @Test
    void tls_broker_needs_a_trusted_certificate_for_its_own_address() {
        broker.has(topic, 1).sends(topic, "C-1", CUSTOMER.formatted("李雷"));
        site.with("platform.camel.yaml", tlsRoute("platform", tlsServers))
                .with("misnamed.camel.yaml", tlsRoute("misnamed", misnamedServers))
                .with("forged.camel.yaml", tlsRoute("forged", forgedServers))
                .start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("C-1"));
        awaitFailure(
                "forged", "No TLS with " + forgedServers + ": its certificate is from no authority that is trusted");
        awaitFailure("misnamed", "No TLS with " + misnamedServers + ": its certificate is for another name than");
    }

    private void awaitFailure(String source, String beginning) {
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(new FeedId(source, RecordType.CUSTOMER)))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith(beginning)));
    }

    private String tlsRoute(String name, String servers) {
        return route("protocol: SSL\n        certificates: " + AUTHORITY.certificate(configuration.resolve("ours.pem")))
                .replace(broker.servers(), servers)
                .replace("id: platform", "id: " + name)
                .replace("source: platform", "source: " + name);
    }

    @Test
    void restart_continues_at_the_committed_offset() {
        broker.has(topic, 1).sends(topic, "C-1", CUSTOMER.formatted("李雷"));
        site.with("platform.camel.yaml", route("")).start();
        Site.await().untilAsserted(() -> assertThat(broker.committed(topic)).isEqualTo(1));
        site.without("platform.camel.yaml").scan();
        broker.sends(topic, "C-2", CUSTOMER.formatted("韩梅梅"));
        site.intake.forget();
        site.with("platform.camel.yaml", route("")).scan();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("C-2"));
    }

    @Test
    void unreachable_cluster_is_reported_and_connected_later(@TempDir Path data) {
        try (KafkaBroker late = new KafkaBroker(data)) {
            site.with("platform.camel.yaml", route("").replace(broker.servers(), late.servers()))
                    .start();
            Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                    .contains("No broker of " + late.servers() + " answers."));
            late.on().has(topic, 1).sends(topic, "C-1", CUSTOMER.formatted("李雷"));
            Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("C-1"));
            assertThat(site.feeds.failure(FEED)).isEmpty();
        }
    }

    @Test
    void lost_cluster_is_reported_and_reconnected(@TempDir Path data) {
        try (KafkaBroker stopped = new KafkaBroker(data).on()) {
            stopped.has(topic, 1).sends(topic, "C-1", CUSTOMER.formatted("李雷"));
            site.with("platform.camel.yaml", route("").replace(broker.servers(), stopped.servers()))
                    .start();
            Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("C-1"));
            stopped.off();
            Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                    .contains("No broker of " + stopped.servers() + " answers."));
            stopped.on().sends(topic, "C-2", CUSTOMER.formatted("韩梅梅"));
            Site.await().atMost(REJOINED).untilAsserted(() -> assertThat(site.intake.byKey())
                    .containsKey("C-2"));
            assertThat(site.feeds.failure(FEED)).isEmpty();
        }
    }

    @Test
    void missing_topic_is_reported_and_read_once_it_exists() {
        site.with("platform.camel.yaml", route("")).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .contains("There is no topic " + topic + " at " + broker.servers() + "."));
        broker.has(topic, 1).sends(topic, "C-1", CUSTOMER.formatted("李雷"));
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("C-1"));
    }

    @Test
    void feed_without_new_messages_reports_success() {
        broker.has(topic, 1);
        site.with("platform.camel.yaml", route("")).start();
        Site.await().until(() -> !site.intake.batches().isEmpty());
        assertThat(site.intake.received()).isZero();
    }

    @Test
    void wrong_credentials_are_reported_in_one_sentence_and_correct_ones_connect() {
        broker.has(topic, 1).sends(topic, "C-1", CUSTOMER.formatted("李雷"));
        String guarded = route(
                        "protocol: SASL_PLAINTEXT\n        user: platform\n        password: '{{PLATFORM_PASSWORD}}'")
                .replace(broker.servers(), broker.guardedServers());
        site.with("platform.properties", "PLATFORM_PASSWORD=wrong\n");
        site.with("platform.camel.yaml", guarded).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .contains(broker.guardedServers() + " refuses our user or password."));
        site.with("platform.properties", "PLATFORM_PASSWORD=" + KafkaBroker.PASSWORD + "\n")
                .scan();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("C-1"));
    }

    @Test
    void invalid_message_is_rejected_with_the_reason_and_the_route_continues() {
        broker.has(topic, 1)
                .sends(topic, "C-1", "{\"name\": ")
                .sends(topic, "C-2", new byte[] {(byte) 0xff, 0, 17})
                .sends(topic, "C-3", CUSTOMER.formatted("李雷"));
        site.with("platform.camel.yaml", route("")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("C-3"));
        List<SourceRecord> rejected = site.intake.records().stream()
                .filter(record -> record.failure().isPresent())
                .toList();
        assertThat(rejected).hasSize(2).allSatisfy(record -> {
            assertThat(record.failure().orElseThrow().field()).isEqualTo("/value");
            assertThat(record.failure().orElseThrow().reason()).startsWith("is not JSON: ");
        });
        assertThat(rejected.get(0).original().path("key").asText()).isEqualTo("C-1");
        assertThat(rejected.get(0).original().path("value").asText()).isEqualTo("{\"name\": ");
        Site.await().untilAsserted(() -> assertThat(broker.committed(topic)).isEqualTo(3));
    }

    @Test
    void bulk_load_is_stored_poll_by_poll() {
        int bulk = 8_000;
        broker.has(topic, 4);
        byte[] customer = CUSTOMER.formatted("李雷").getBytes(StandardCharsets.UTF_8);
        List<Future<?>> sent = new ArrayList<>();
        IntStream.range(0, bulk).forEach(i -> sent.add(broker.send(topic, "C-" + i, customer)));
        Site.await().until(() -> sent.stream().allMatch(Future::isDone));
        site.with("platform.camel.yaml", route("batchSize: 1000")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).hasSize(bulk));
        assertThat(site.intake.batches())
                .allMatch(batch -> batch.records().size() <= 1000)
                .hasSizeLessThan(80);
        Site.await().untilAsserted(() -> assertThat(broker.committed(topic)).isEqualTo(bulk));
    }

    @Test
    void cluster_that_never_answers_delays_no_other_source() {
        int unreachable = FreePort.find();
        broker.has(topic, 1).sends(topic, "C-1", CUSTOMER.formatted("李雷"));
        site.with(
                "dead.camel.yaml",
                route("")
                        .replace(broker.servers(), "127.0.0.1:" + unreachable)
                        .replace("id: platform", "id: dead")
                        .replace("source: platform", "source: dead"));
        site.with("platform.camel.yaml", route("")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("C-1"));
        assertThat(site.feeds.failure(FEED)).isEmpty();
    }

    @Test
    void trial_reads_from_the_beginning_and_keeps_the_group_offset() throws Exception {
        broker.has(topic, 2).sends(topic, "C-1", CUSTOMER.formatted("李雷"));
        site.with("platform.camel.yaml", route("")).start();
        Site.await().untilAsserted(() -> assertThat(broker.committed(topic)).isEqualTo(1));
        site.intake.makeUnavailable();
        broker.sends(topic, "C-2", CUSTOMER.formatted("韩梅梅"));
        TriedRecords tried = new RouteFileTrial(configuration, configuration.resolve("sources/platform.camel.yaml"))
                .read(2, Duration.ofSeconds(20));
        assertThat(tried.records()).hasSize(2);
        assertThat(broker.committed(topic)).isEqualTo(1);
        site.intake.makeAvailable();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("C-2"));
    }

    private String route(String option) {
        return """
                - route:
                    id: platform
                    from:
                      uri: kamelet:kafka-source
                      parameters:
                        servers: %s
                        topic: %s
                        group: %s
                        %s
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: platform
                              recordType: customer
                              mapping: platform.jslt
                """.formatted(broker.servers(), topic, topic, option);
    }
}
