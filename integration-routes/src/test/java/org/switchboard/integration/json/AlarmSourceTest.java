package org.switchboard.integration.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.AlarmServer;
import org.switchboard.integration.testing.Site;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/** The Kamelet tmf642-alarm-source against a real HTTP server with the TMF642 API. */
class AlarmSourceTest {

    private static final FeedId FEED = new FeedId("nms", RecordType.MEASUREMENT);
    private static final String MOMENT = "2026-07-01T08:00:00Z";

    @TempDir
    Path configuration;

    private AlarmServer server;
    private Site site;

    @BeforeEach
    void aServer() {
        server = new AlarmServer();
        site = new Site(configuration);
        site.with("nms.jslt", """
                {"key": .id, "changedAt": .alarmChangedTime, "value": if (.state == "raised") 1 else 0,
                 "element": .alarmedObject.id, "cause": .probableCause}
                """);
    }

    @AfterEach
    void stop() {
        site.close();
        server.close();
    }

    @Test
    void all_alarms_are_read_when_the_system_returns_smaller_pages_than_requested() {
        IntStream.rangeClosed(1, 25).forEach(i -> server.raises("A-" + i, "raised", MOMENT));
        server.on();
        site.with("nms.camel.yaml", route("limit: 10")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).hasSize(25));
        assertThat(server.asked())
                .startsWith("limit=10&offset=0", "limit=10&offset=7", "limit=10&offset=14", "limit=10&offset=21");
        assertThat(site.feeds.watermark(FEED)).contains(MOMENT);
        assertThat(site.intake.text("A-1", "element")).isEqualTo("device of A-1");
    }

    @Test
    void next_poll_requests_only_changes_since_the_overlap() {
        server.raises("A-1", "raised", MOMENT).on();
        site.with("nms.camel.yaml", route("overlap: 60")).start();
        Site.await()
                .until(() -> server.asked().contains("alarmChangedTime.gte=2026-07-01T07:59:00Z&limit=100&offset=0"));
        server.raises("A-2", "raised", "2026-07-01T07:59:30Z").raises("A-1", "cleared", "2026-07-01T08:05:00Z");
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("A-1", "A-2"));
        Site.await().untilAsserted(() -> assertThat(site.intake.text("A-1", "value"))
                .isEqualTo("0"));
    }

    @Test
    void only_configured_fields_and_alarms_are_requested() {
        server.raises("A-1", "raised", MOMENT).on();
        site.with(
                        "nms.camel.yaml",
                        route("fields: id,state,alarmChangedTime\n        filter: perceivedSeverity=critical"))
                .start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("A-1"));
        assertThat(server.asked().get(0))
                .contains("fields=id,state,alarmChangedTime")
                .contains("perceivedSeverity=critical");
        assertThat(site.intake.byKey().get("A-1").has("cause")).isFalse();
    }

    @Test
    void unreachable_refusing_or_invalid_system_is_reported_and_recovers() {
        server.guarded().raises("A-1", "raised", MOMENT);
        site.with("nms.properties", "NMS_PASSWORD=wrong\n");
        site.with(
                        "nms.camel.yaml",
                        route("authentication: basic\n        user: alarms\n        secret: '{{NMS_PASSWORD}}'"))
                .start();
        awaitFailure("The connection was refused");
        server.on();
        awaitFailure("401");
        site.with("nms.properties", "NMS_PASSWORD=" + AlarmServer.PASSWORD + "\n")
                .scan();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("A-1"));
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED)).isEmpty());
        server.answers("[{\"id\": ");
        awaitFailure("not JSON");
        server.answers("").raises("A-2", "raised", MOMENT);
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("A-2"));
    }

    private void awaitFailure(String part) {
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason -> assertThat(reason).contains(part).endsWith(".")));
    }

    @Test
    void page_that_could_not_be_stored_is_requested_again() {
        server.raises("A-1", "raised", MOMENT).on();
        site.intake.makeUnavailable();
        site.with("nms.camel.yaml", route("")).start();
        awaitFailure("The database is away.");
        assertThat(site.feeds.watermark(FEED)).isEmpty();
        site.intake.makeAvailable();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("A-1"));
    }

    private String route(String option) {
        return """
                - route:
                    id: nms
                    from:
                      uri: kamelet:tmf642-alarm-source
                      parameters:
                        url: %s
                        period: 100
                        %s
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: nms
                              recordType: measurement
                              mapping: nms.jslt
                """.formatted(server.url(), option);
    }
}
