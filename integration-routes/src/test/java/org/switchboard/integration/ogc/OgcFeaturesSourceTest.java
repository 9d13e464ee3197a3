package org.switchboard.integration.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.FeatureServer;
import org.switchboard.integration.testing.Site;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/** The Kamelet ogc-features-source against a real HTTP server with the OGC API - Features. */
class OgcFeaturesSourceTest {

    private static final FeedId FEED = new FeedId("maps", RecordType.NETWORK_ELEMENT);

    @TempDir
    Path configuration;

    private FeatureServer server;
    private Site site;

    @BeforeEach
    void aServer() throws IOException {
        server = new FeatureServer();
        site = new Site(configuration);
        site.with("maps.jslt", "{\"key\": .id, \"kind\": \"thing\", \"changedAt\": .properties.updated_at}");
    }

    @AfterEach
    void stop() {
        site.close();
        server.close();
    }

    @Test
    void all_pages_are_read_by_next_links() {
        IntStream.rangeClosed(1, 25).forEach(i -> server.holds("e" + i, "2024-01-01T00:00:00Z"));
        site.with("maps.camel.yaml", route("changedProperty: ''")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).hasSize(25));
        assertThat(server.asked()).startsWith("limit=10", "limit=10&offset=10", "limit=10&offset=20");
    }

    @Test
    void positions_with_latitude_first_are_turned_round() {
        server.says("<http://www.opengis.net/def/crs/EPSG/0/4326>");
        server.answers(200, feature("{\"type\": \"LineString\", \"coordinates\": [[30.5, 120.25], [31, 121, 7]]}"));
        site.with("maps.jslt", "{\"key\": .id, \"place\": .geometry.coordinates}");
        site.with("maps.camel.yaml", route("changedProperty: ''")).start();

        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("a"));
        assertThat(site.intake.byKey().get("a").path("place").toString()).isEqualTo("[[120.25,30.5],[121,31,7]]");
    }

    @Test
    void coordinate_system_that_was_asked_for_stands_beside_the_feature_and_another_is_refused() {
        server.says("<http://www.opengis.net/def/crs/EPSG/0/4549>");
        server.answers(200, feature("{\"type\": \"Point\", \"coordinates\": [500000, 3400000]}"));
        site.with("maps.jslt", "{\"key\": .id, \"place\": .geometry.coordinates, \"crs\": .crs}");
        site.with("maps.camel.yaml", route("changedProperty: ''")).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason -> assertThat(reason).contains("EPSG:4549")));

        site.with("maps.camel.yaml", route("crs: http://www.opengis.net/def/crs/EPSG/0/4549"))
                .scan();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("a"));
        assertThat(site.intake.text("a", "crs")).isEqualTo("EPSG:4549");
        assertThat(server.asked().get(server.asked().size() - 1))
                .contains("crs=http://www.opengis.net/def/crs/EPSG/0/4549");
    }

    @Test
    void server_is_shown_who_asks() {
        site.with("maps.camel.yaml", route("authentication: basic\n        user: gis\n        secret: s3cret"))
                .start();
        Site.await().until(() -> server.authorization().equals("Basic Z2lzOnMzY3JldA=="));
        site.with("maps.camel.yaml", route("authentication: bearer\n        secret: t0ken"))
                .scan();
        Site.await().until(() -> server.authorization().equals("Bearer t0ken"));
    }

    @Test
    void next_page_on_another_server_is_not_asked() {
        server.answers(
                200,
                "{\"type\": \"FeatureCollection\", \"features\": [], \"links\": [{\"rel\": \"next\","
                        + " \"href\": \"http://elsewhere.example/items\"}]}");
        site.with("maps.camel.yaml", route("changedProperty: ''")).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason -> assertThat(reason).contains("on another server")));
    }

    private static String feature(String geometry) {
        return "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"id\": \"a\", \"geometry\": "
                + geometry + ", \"properties\": {}}]}";
    }

    @Test
    void collection_without_change_property_is_read_whole_without_watermark() {
        server.holds("a", "2024-01-01T00:00:00Z");
        site.with("maps.camel.yaml", route("changedProperty: ''")).start();
        Site.await().until(() -> site.intake.received() > 3);
        assertThat(site.feeds.watermark(FEED)).isEmpty();
    }

    @Test
    void change_property_requests_only_changes_since_the_overlap() {
        server.holds("a", "2024-01-01T00:00:00.250Z").holds("b", "2024-01-01T01:00:00Z");
        site.with("maps.camel.yaml", route("changedProperty: updated_at\n        overlap: 60"))
                .start();
        Site.await().until(() -> server.asked().size() > 2);
        assertThat(site.feeds.watermark(FEED)).contains("2024-01-01T01:00:00Z");
        assertThat(server.asked()).contains("limit=10&datetime=2024-01-01T00:59:00Z/..");
        server.holds("c", "2024-01-01T00:59:30Z");
        server.holds("a", "2024-01-01T02:00:00Z");
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKeys("a", "b", "c"));
        Site.await().untilAsserted(() -> assertThat(site.feeds.watermark(FEED)).contains("2024-01-01T02:00:00Z"));
    }

    @Test
    void change_dated_ahead_is_stored_and_noted_and_does_not_move_the_watermark() {
        server.holds("a", "2024-01-01T00:00:00Z").holds("b", "2999-01-01T00:00:00Z");
        site.with("maps.camel.yaml", route("changedProperty: updated_at")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKeys("a", "b"));
        Site.await().untilAsserted(() -> assertThat(site.feeds.watermark(FEED)).contains("2024-01-01T00:00:00Z"));
        assertThat(site.feeds.noteOf(FEED)).hasValueSatisfying(note -> assertThat(note)
                .contains("dated up to 2999-01-01T00:00:00Z, ahead of our clock"));
    }

    @Test
    void newest_change_is_not_read_again_once_older_than_the_overlap() {
        server.holds("a", "2024-01-01T00:00:00.250Z");
        site.with("maps.camel.yaml", route("changedProperty: updated_at\n        overlap: 1"))
                .start();
        Site.await().until(() -> server.asked().contains("limit=10&datetime=2024-01-01T00:00:00.251Z/.."));
        server.holds("b", "2024-01-01T00:10:00Z");
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("b"));
    }

    @Test
    void watermark_moves_with_the_last_page_only() {
        IntStream.rangeClosed(1, 25).forEach(i -> server.holds("e" + i, "2024-01-01T00:00:00Z"));
        site.with("maps.camel.yaml", route("changedProperty: updated_at")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).hasSize(25));
        assertThat(site.intake.batches().subList(0, 2))
                .allMatch(batch -> batch.watermark().isEmpty());
        assertThat(site.intake.batches().get(2).watermark()).contains("2024-01-01T00:00:00Z");
    }

    @Test
    void empty_answer_reports_success() {
        site.with("maps.camel.yaml", route("changedProperty: updated_at")).start();
        Site.await().until(() -> site.intake.batches().size() > 1);
        assertThat(site.intake.received()).isZero();
    }

    @Test
    void invalid_and_error_answers_are_reported_and_the_route_recovers() {
        server.answers(200, "<html>busy</html>");
        site.with("maps.camel.yaml", route("changedProperty: updated_at")).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("The answer is not")));
        server.answers(200, "{\"hello\": 1}");
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason -> assertThat(reason).contains("holds no features")));
        server.answers(503, "down");
        Site.await()
                .untilAsserted(() -> assertThat(site.feeds.failure(FEED)).contains("The answer was HTTP status 503."));
        server.holds("a", "2024-01-01T00:00:00Z").answersNormally();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("a"));
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED)).isEmpty());
    }

    @Test
    void server_that_never_answers_is_abandoned_within_the_time_limit() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            site.with(
                            "maps.camel.yaml",
                            route("readTimeout: 300")
                                    .replace(server.url(), "http://127.0.0.1:" + silent.getLocalPort()))
                    .start();
            Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                    .hasValueSatisfying(reason -> assertThat(reason).startsWith("No answer within the time limit")));
        }
    }

    @Test
    void unreachable_server_is_reported_in_one_sentence() {
        String url = server.url();
        server.close();
        site.with(
                        "maps.camel.yaml",
                        route("limit: 5").replace("        limit: 10\n", "").replace(server.url(), url))
                .start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("The connection was refused")));
    }

    private String route(String option) {
        return """
                - route:
                    id: maps
                    from:
                      uri: kamelet:ogc-features-source
                      parameters:
                        url: %s
                        collection: things
                        limit: 10
                        period: 100
                        %s
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: maps
                              recordType: network-element
                              mapping: maps.jslt
                """.formatted(server.url(), option);
    }
}
