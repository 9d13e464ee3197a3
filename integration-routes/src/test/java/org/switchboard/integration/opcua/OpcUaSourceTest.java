package org.switchboard.integration.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.FreePort;
import org.switchboard.integration.testing.OpcUaStation;
import org.switchboard.integration.testing.Site;
import org.switchboard.integration.trial.RouteFileTrial;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/** The Kamelet opcua-source against a real server. */
class OpcUaSourceTest {

    private static final FeedId FEED = new FeedId("plant", RecordType.MEASUREMENT);

    /** A lost link is found and tried again with pauses of seconds. */
    private static final Duration BACK = Duration.ofSeconds(90);

    private static OpcUaStation station;

    @TempDir
    Path configuration;

    private Site site;

    @BeforeAll
    static void aStation() {
        station = new OpcUaStation();
        station.sets("Switch", true).sets("Current", 0.1f).on();
    }

    @AfterAll
    static void noStation() {
        station.close();
    }

    @BeforeEach
    void aSite() {
        station.sets("Switch", true).sets("Current", 0.1f);
        site = new Site(configuration);
        site.with("plant.jslt", """
                {"key": split(.node, ";s=")[1], "value": .value, "quality": .quality, "changedAt": .at}
                """);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void current_values_are_read_at_once_and_changes_have_the_source_time() {
        site.with("plant.camel.yaml", route(watching("Switch", "Current"))).start();
        awaitRecord("Switch", "true", "good");
        awaitRecord("Current", "0.1", "good");
        assertThat(site.intake.text("Switch", "changedAt")).endsWith("Z").startsWith("20");
        station.sets("Switch", false).sets("Current", 230.5);
        awaitRecord("Switch", "false", "good");
        awaitRecord("Current", "230.5", "good");
        station.sets("Current", Unsigned.ulong(-1L)).sets("Switch", new String[] {"a", "b"});
        awaitRecord("Current", "18446744073709551615", "good");
        Site.await().untilAsserted(() -> assertThat(value("Switch").toString()).isEqualTo("[\"a\",\"b\"]"));
        assertThat(site.feeds.failure(FEED)).isEmpty();
        assertThat(site.feeds.noteOf(FEED)).isEmpty();
        assertThat(site.intake.isOrderedByArrival()).isTrue();
    }

    @Test
    void values_of_bad_quality_are_kept_with_their_status() {
        site.with("plant.camel.yaml", route(watching("Switch", "Current"))).start();
        awaitRecord("Switch", "true", "good");
        station.sets("Switch", null, new StatusCode(StatusCodes.Bad_SensorFailure));
        awaitRecord("Switch", "", "Bad_SensorFailure");
        station.sets("Switch", true, new StatusCode(StatusCodes.Uncertain_LastUsableValue));
        awaitRecord("Switch", "true", "Uncertain_LastUsableValue");
        station.sets("Current", Double.NaN);
        awaitRecord("Current", "", "not-a-number");
    }

    @Test
    void missing_node_is_reported_and_other_nodes_are_read() {
        site.with("plant.camel.yaml", route(watching("Switch", "Swich"))).start();
        awaitRecord("Switch", "true", "good");
        Site.await().untilAsserted(() -> assertThat(site.feeds.noteOf(FEED))
                .contains(station.url() + " does not let us watch " + station.node("Swich") + " (Bad_NodeIdUnknown)."));
        site.with("plant.camel.yaml", route(watching("Swich"))).scan();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .contains(station.url() + " does not let us watch " + station.node("Swich") + " (Bad_NodeIdUnknown)."));
        site.with("plant.camel.yaml", route(watching("Switch"))).scan();
        Site.await().untilAsserted(() -> assertThat(site.feeds.noteOf(FEED)).isEmpty());
        site.with("plant.camel.yaml", route("nodes: 'ns=two;s=Switch'")).scan();
        assertThat(site.files.fault("plant.camel.yaml"))
                .hasValueSatisfying(fault -> assertThat(fault).contains("\"ns=two;s=Switch\" is not the id of a node"));
    }

    @Test
    void all_variables_below_a_node_are_subscribed() {
        site.with("plant.camel.yaml", route("below: 'nsu=urn:station;s=Station'"))
                .start();
        awaitRecord("Switch", "true", "good");
        awaitRecord("Current", "0.1", "good");
        site.with("plant.camel.yaml", route("below: 'nsu=urn:station;s=Station'\n        mostNodes: 1"))
                .scan();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(failure -> assertThat(failure).contains("has more than 1 nodes below")));
    }

    @Test
    void lost_server_is_reported_and_reconnected() {
        try (OpcUaStation stopped = new OpcUaStation()) {
            stopped.sets("Switch", true).on();
            site.with("plant.camel.yaml", route(watching("Switch")).replace(station.url(), stopped.url()))
                    .start();
            awaitRecord("Switch", "true", "good");
            stopped.off();
            Site.await().atMost(BACK).untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                    .hasValueSatisfying(failure -> assertThat(failure)
                            .startsWith("No connection to " + stopped.url())
                            .doesNotContain("Exception")));
            stopped.sets("Switch", false).on();
            Site.await().atMost(BACK).untilAsserted(() -> assertThat(site.intake.text("Switch", "value"))
                    .isEqualTo("false"));
            assertThat(site.feeds.failure(FEED)).isEmpty();
        }
    }

    @Test
    void wrong_password_is_reported_without_the_password_and_the_correct_one_connects() {
        site.with("plant.properties", "PLANT_PASSWORD=not the right one\n");
        site.with(
                        "plant.camel.yaml",
                        route(watching("Switch") + "\n        user: " + OpcUaStation.USER
                                + "\n        password: '{{PLANT_PASSWORD}}'"))
                .start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .contains(station.url() + " refuses our user or password."));
        site.with("plant.properties", "PLANT_PASSWORD=" + OpcUaStation.PASSWORD + "\n")
                .scan();
        awaitRecord("Switch", "true", "good");
    }

    @Test
    void secure_channel_needs_a_trusted_server_certificate(@TempDir Path keys) {
        Path own = OpcUaStation.newCertificate(keys.resolve("own.pem"), keys.resolve("own.key"));
        Path stranger = OpcUaStation.newCertificate(keys.resolve("stranger.pem"), keys.resolve("stranger.key"));
        String options = String.join(
                "\n        ",
                watching("Switch"),
                "securityPolicy: Basic256Sha256",
                "certificate: " + own,
                "key: " + keys.resolve("own.key"),
                "certificates: " + stranger);
        site.with("plant.camel.yaml", route(options)).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(failure -> assertThat(failure)
                        .startsWith("The security check failed between Switchboard and " + station.url())));
        String trusted = options.replace(
                stranger.toString(),
                station.certificate(keys.resolve("station.pem")).toString());
        site.with("plant.camel.yaml", route(trusted)).scan();
        awaitRecord("Switch", "true", "good");
        site.with("plant.camel.yaml", route(trusted.replace("Basic256Sha256", "Aes128_Sha256_RsaOaep")))
                .scan();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .contains(station.url() + " does not offer the security policy Aes128_Sha256_RsaOaep with"
                        + " SignAndEncrypt, only Basic256Sha256 with SignAndEncrypt, None with None."));
    }

    @Test
    void bulk_load_is_stored_in_bounded_batches_with_the_last_values() {
        List<String> names = OpcUaStation.names("Load", 200);
        names.forEach(name -> station.sets(name, 0));
        site.with("plant.camel.yaml", route(watching(names.toArray(String[]::new))))
                .start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKeys(names.toArray(String[]::new)));
        for (int round = 1; round <= 200; round++) {
            for (String name : names) {
                station.sets(name, round);
            }
        }
        Site.await().atMost(BACK).untilAsserted(() -> assertThat(names)
                .allMatch(name -> site.intake.text(name, "value").equals("200")));
        assertThat(site.intake.batches()).allMatch(batch -> batch.records().size() <= 500);
    }

    @Test
    void unreachable_server_is_reported_and_a_feed_without_changes_reports_success() {
        String unreachable = "opc.tcp://127.0.0.1:" + FreePort.find();
        site.with("plant.camel.yaml", route(watching("Switch")).replace(station.url(), unreachable))
                .start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(failure -> assertThat(failure).startsWith("No connection to " + unreachable)));
        site.with("plant.camel.yaml", route(watching("Switch"))).scan();
        Site.await().until(() -> site.intake.batches().stream()
                .anyMatch(batch -> batch.records().isEmpty()));
    }

    @Test
    void trial_shows_the_current_values() throws Exception {
        site.with("plant.camel.yaml", route(watching("Switch", "Current")));
        assertThat(new RouteFileTrial(configuration, configuration.resolve("sources/plant.camel.yaml"))
                        .read(2, Duration.ofSeconds(20))
                        .records())
                .hasSize(2);
        Site.await().until(() -> station.watched() == 0);
    }

    private void awaitRecord(String key, String value, String quality) {
        Site.await().untilAsserted(() -> {
            assertThat(site.intake.text(key, "value"))
                    .as(site.feeds.failure(FEED).orElse(""))
                    .isEqualTo(value);
            assertThat(site.intake.text(key, "quality")).isEqualTo(quality);
        });
    }

    private JsonNode value(String key) {
        return site.intake.byKey().get(key).path("value");
    }

    private static String watching(String... names) {
        return "nodes: '" + List.of(names).stream().map(station::node).collect(Collectors.joining(", ")) + "'";
    }

    private static String route(String options) {
        return """
                - route:
                    id: plant
                    from:
                      uri: kamelet:opcua-source
                      parameters:
                        url: %s
                        publishingMillis: 50
                        samplingMillis: 10
                        %s
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: plant
                              recordType: measurement
                              mapping: plant.jslt
                """.formatted(station.url(), options);
    }
}
