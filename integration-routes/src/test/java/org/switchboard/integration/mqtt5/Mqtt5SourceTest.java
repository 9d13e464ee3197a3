package org.switchboard.integration.mqtt5;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.CertificateAuthority;
import org.switchboard.integration.testing.MqttBroker;
import org.switchboard.integration.testing.Site;
import org.switchboard.integration.trial.RouteFileTrial;
import org.switchboard.integration.trial.TriedRecords;
import org.switchboard.source.RecordType;
import org.switchboard.source.intake.SourceRecord;
import org.switchboard.source.model.FeedId;

/** The Kamelet mqtt5-source against a real broker. */
class Mqtt5SourceTest {

    private static final FeedId FEED = new FeedId("head-end", RecordType.MEASUREMENT);
    /** Receiver, sender, callbacks, ping. */
    private static final int THREADS_OF_A_LINK = 4;

    private static final String STATE = "{\"at\": \"2026-07-01T10:15:30Z\", \"volts\": %s}";

    @TempDir
    Path configuration;

    @TempDir
    Path data;

    private MqttBroker broker;
    private Site site;

    @BeforeEach
    void startBroker() {
        broker = MqttBroker.open(data);
        site = new Site(configuration);
        site.with("head-end.jslt", """
                {"key": split(.topic, "/")[1], "at": .payload.at, "value": .payload.volts, "quality": .properties.quality}
                """);
    }

    @AfterEach
    void stop() {
        site.close();
        broker.close();
    }

    @Test
    void message_is_stored_with_its_topic_and_then_acknowledged() {
        broker.on();
        site.with("head-end.camel.yaml", route("")).start();
        Site.await().until(() -> broker.listeners() == 1);
        MqttMessage estimated = new MqttMessage(STATE.formatted("229").getBytes(StandardCharsets.UTF_8));
        MqttProperties properties = new MqttProperties();
        properties.setUserProperties(List.of(new UserProperty("quality", "estimated")));
        estimated.setProperties(properties);
        broker.publishes("meters/M-1/state", STATE.formatted("231.5"))
                .publishes("meters/M-2/state", estimated)
                .publishes("weather/M-3/state", "{}");
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("M-1", "M-2"));
        assertThat(site.intake.byKey().get("M-1"))
                .hasToString("{\"key\":\"M-1\",\"at\":\"2026-07-01T10:15:30Z\",\"value\":231.5}");
        assertThat(site.intake.text("M-2", "quality")).isEqualTo("estimated");
        Site.await().until(() -> broker.waitingFor("meter-reader") == 0);
        assertThat(site.intake.isOrderedByArrival()).isTrue();
    }

    @Test
    void message_is_not_acknowledged_before_it_is_stored() {
        broker.on();
        site.with("head-end.camel.yaml", route("")).start();
        Site.await().until(() -> broker.listeners() == 1);
        site.intake.makeUnavailable();
        broker.publishes("meters/M-1/state", STATE.formatted("231"));
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED)).contains("The database is away."));
        assertThat(broker.waitingFor("meter-reader")).isEqualTo(1);
        site.intake.makeAvailable();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("M-1"));
        Site.await().until(() -> broker.waitingFor("meter-reader") == 0);
    }

    @Test
    void message_sent_while_disconnected_is_delivered_after_reconnection() {
        broker.on();
        site.with("head-end.camel.yaml", route("")).start();
        Site.await().until(() -> broker.listeners() == 1);
        site.without("head-end.camel.yaml").scan();
        Site.await().until(() -> broker.listeners() == 0);
        broker.publishes("meters/M-1/state", STATE.formatted("1")).publishes("meters/M-2/state", STATE.formatted("2"));
        site.with("head-end.camel.yaml", route("")).scan();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("M-1", "M-2"));
    }

    @Test
    void unreachable_broker_is_reported_and_connected_later() {
        site.with("head-end.camel.yaml", route("")).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason ->
                        assertThat(reason).startsWith("No connection to " + broker.url() + ": Connection refused")));
        broker.on();
        Site.await().until(() -> broker.listeners() == 1);
        broker.publishes("meters/M-1/state", STATE.formatted("231"));
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("M-1"));
        assertThat(site.feeds.failure(FEED)).isEmpty();
    }

    @Test
    void lost_broker_is_reported_and_reconnected() {
        broker.on();
        site.with("head-end.camel.yaml", route("")).start();
        Site.await().until(() -> broker.listeners() == 1);
        broker.off();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason -> assertThat(reason).contains(broker.url())));
        broker.on();
        Site.await().until(() -> broker.listeners() == 1);
        broker.publishes("meters/M-1/state", STATE.formatted("231"));
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("M-1"));
        assertThat(site.feeds.failure(FEED)).isEmpty();
        Site.await().untilAsserted(() -> assertThat(threads())
                .as("those of the lost link are gone")
                .hasSizeLessThanOrEqualTo(THREADS_OF_A_LINK));
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("MQTT ") && name.endsWith("meter-reader"))
                .toList();
    }

    @Test
    void feed_without_messages_reports_success() {
        broker.on();
        site.with("head-end.camel.yaml", route("")).start();
        Site.await().until(() -> !site.intake.batches().isEmpty());
        assertThat(site.intake.received()).isZero();
    }

    @Test
    void wrong_credentials_and_forbidden_topics_are_reported_in_one_sentence() {
        broker = MqttBroker.guarded(data).on();
        site.with("head-end.properties", "PASSWORD_OF_METERS=wrong\n");
        site.with("head-end.camel.yaml", route("user: meters\n        password: '{{PASSWORD_OF_METERS}}'"))
                .start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .contains(broker.url() + " refuses our user or password."));
        site.with("head-end.properties", "PASSWORD_OF_METERS=" + MqttBroker.PASSWORD + "\n")
                .scan();
        Site.await().until(() -> broker.listeners() == 1);
        broker.publishes("meters/M-1/state", STATE.formatted("231"));
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("M-1"));
        site.with(
                        "head-end.camel.yaml",
                        route("user: meters\n        password: '{{PASSWORD_OF_METERS}}'")
                                .replace("meters/+/state", "bills/#"))
                .scan();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .isEqualTo(broker.url() + " does not let us listen to bills/#: this user may not.")));
    }

    @Test
    void tls_broker_needs_a_trusted_certificate_for_its_own_address() {
        CertificateAuthority ours = new CertificateAuthority();
        String good = broker.tls(ours.keyStoreOfAddress(data.resolve("good.p12"), "127.0.0.1"));
        String misnamed = broker.tls(ours.keyStoreOfName(data.resolve("misnamed.p12"), "broker.example"));
        String forged =
                broker.tls(new CertificateAuthority().keyStoreOfAddress(data.resolve("forged.p12"), "127.0.0.1"));
        broker.on();
        Path trusted = ours.certificate(data.resolve("ours.pem"));
        site.with("head-end.camel.yaml", tlsRoute("head-end", good, trusted))
                .with("misnamed.camel.yaml", tlsRoute("misnamed", misnamed, trusted))
                .with("forged.camel.yaml", tlsRoute("forged", forged, trusted))
                .start();

        Site.await().until(() -> broker.listeners() == 1);
        broker.publishes("meters/M-1/state", STATE.formatted("231"));
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("M-1"));
        awaitFailure("forged", "No TLS with " + forged + ": its certificate is from no authority that is trusted here");
        awaitFailure("misnamed", "No TLS with " + misnamed + ": its certificate is for another name than");
        assertThat(broker.listeners()).isEqualTo(1);
    }

    private void awaitFailure(String source, String beginning) {
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(new FeedId(source, RecordType.MEASUREMENT)))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith(beginning)));
    }

    private String tlsRoute(String name, String url, Path certificates) {
        return route("certificates: " + certificates)
                .replace(broker.url(), url)
                .replace("id: head-end", "id: " + name)
                .replace("source: head-end", "source: " + name)
                .replace("clientId: meter-reader", "clientId: reader-of-" + name);
    }

    @Test
    void invalid_payload_is_rejected_with_the_reason_and_the_route_continues() {
        broker.on();
        site.with("head-end.camel.yaml", route("")).start();
        Site.await().until(() -> broker.listeners() == 1);
        broker.publishes("meters/M-1/state", "{\"volts\": 23")
                .publishes("meters/M-2/state", new byte[] {(byte) 0xff, 0, 17}, 1)
                .publishes("meters/M-3/state", "[".repeat(5000))
                .publishes("meters/M-4/state", STATE.formatted("4"));
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("M-4"));
        List<SourceRecord> rejected = site.intake.records().stream()
                .filter(record -> record.failure().isPresent())
                .toList();
        assertThat(rejected).hasSize(3).allSatisfy(record -> {
            assertThat(record.failure().orElseThrow().field()).isEqualTo("/payload");
            assertThat(record.failure().orElseThrow().reason()).startsWith("is not JSON: ");
        });
        assertThat(rejected.get(0).original().path("topic").asText()).isEqualTo("meters/M-1/state");
        assertThat(rejected.get(0).original().path("payload").asText()).isEqualTo("{\"volts\": 23");
        Site.await().until(() -> broker.waitingFor("meter-reader") == 0);
    }

    @Test
    void plain_text_is_passed_unchanged() {
        broker.on();
        site.with("head-end.jslt", "{\"key\": split(.topic, \"/\")[1], \"value\": number(.payload)}");
        site.with("head-end.camel.yaml", route("form: text")).start();
        Site.await().until(() -> broker.listeners() == 1);
        broker.publishes("meters/M-1/state", "231.5");
        Site.await().untilAsserted(() -> assertThat(site.intake.text("M-1", "value"))
                .isEqualTo("231.5"));
    }

    @Test
    void bulk_load_is_stored_in_batches_and_unacknowledged_messages_stay_within_the_limit() {
        broker.on();
        site.with("head-end.camel.yaml", route("mostUnacknowledged: 300\n        batchSize: 100"))
                .start();
        Site.await().until(() -> broker.listeners() == 1);
        site.without("head-end.camel.yaml").scan();
        Site.await().until(() -> broker.listeners() == 0);
        byte[] state = STATE.formatted("231").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2000; i++) {
            broker.publishes("meters/M-" + i + "/state", state, 1);
        }
        site.intake.forget();
        site.with("head-end.camel.yaml", route("mostUnacknowledged: 300\n        batchSize: 100"))
                .scan();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).hasSize(2000));
        assertThat(site.intake.batches())
                .allMatch(batch -> batch.records().size() <= 100)
                .hasSizeLessThan(200);
        Site.await().until(() -> broker.waitingFor("meter-reader") == 0);
    }

    @Test
    void duplicate_client_id_is_reported_as_the_reason() {
        broker.on();
        site.with("head-end.camel.yaml", route(""));
        site.with(
                        "second.camel.yaml",
                        route("").replace("id: head-end", "id: second").replace("source: head-end", "source: second"))
                .start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason -> assertThat(reason).contains("the client id meter-reader")));
    }

    @Test
    void trial_receives_messages_and_takes_none_from_the_running_server() throws Exception {
        broker.on();
        site.with("head-end.camel.yaml", route("")).start();
        Site.await().until(() -> broker.listeners() == 1);
        site.intake.makeUnavailable();
        MqttMessage kept = new MqttMessage(STATE.formatted("231").getBytes(StandardCharsets.UTF_8));
        kept.setQos(1);
        kept.setRetained(true);
        broker.publishes("meters/M-1/state", kept);
        TriedRecords tried = new RouteFileTrial(configuration, configuration.resolve("sources/head-end.camel.yaml"))
                .read(1, Duration.ofSeconds(20));
        assertThat(tried.records()).hasSize(1);
        assertThat(broker.waitingFor("meter-reader")).isEqualTo(1);
        assertThat(site.feeds.failure(FEED)).contains("The database is away.");
        site.intake.makeAvailable();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("M-1"));
    }

    private String route(String option) {
        return """
                - route:
                    id: head-end
                    from:
                      uri: kamelet:mqtt5-source
                      parameters:
                        url: %s
                        topics: meters/+/state
                        clientId: meter-reader
                        %s
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: head-end
                              recordType: measurement
                              mapping: head-end.jslt
                """.formatted(broker.url(), option);
    }
}
