package org.switchboard.integration.iec104;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.DoublePoint;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.QualityInformation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.Site;
import org.switchboard.integration.testing.Station;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/** The Kamelet iec104-source against a real station on a socket. */
class Iec104SourceTest {

    private static final FeedId FEED = new FeedId("scada", RecordType.MEASUREMENT);
    private static final Instant MOMENT = Instant.parse("2026-07-01T10:15:30.250Z");

    @TempDir
    Path configuration;

    private Station station;
    private Site site;

    @BeforeEach
    void aStation() throws IOException {
        station = new Station("Asia/Shanghai");
        site = new Site(configuration);
        site.with(
                "scada.jslt",
                "{\"key\": string(.commonAddress) + \":\" + string(.address), \"at\": .at, \"value\": .value, \"quality\": .quality}");
    }

    @AfterEach
    void stop() {
        site.close();
        station.close();
    }

    @Test
    void the_interrogation_gives_every_point_with_its_time_and_quality() {
        station.reports(1, DoublePoint.ON, MOMENT.toEpochMilli())
                .reports(2, DoublePoint.OFF, MOMENT.toEpochMilli())
                .reports(3, DoublePoint.INDETERMINATE, MOMENT.toEpochMilli())
                .reports(16385, 12.5f, MOMENT.toEpochMilli())
                .reports(16386, 7f, MOMENT.toEpochMilli(), new QualityInformation(false, false, false, false))
                .on();
        site.with("scada.camel.yaml", route("silenceMillis: 10000")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).hasSize(5));
        assertThat(site.intake.byKey().get("1:1"))
                .hasToString("{\"key\":\"1:1\",\"at\":\"2026-07-01T10:15:30.250Z\",\"value\":1,\"quality\":\"good\"}");
        assertThat(site.intake.text("1:2", "value")).isEqualTo("0");
        assertThat(site.intake.byKey().get("1:3").has("value")).isFalse();
        assertThat(site.intake.text("1:16385", "value")).isEqualTo("12.5");
        assertThat(site.intake.text("1:16386", "quality")).isEqualTo("invalid");
        assertThat(site.intake.isOrderedByArrival()).isTrue();
    }

    @Test
    void spontaneous_change_is_received_at_once() {
        station.reports(1, DoublePoint.ON, MOMENT.toEpochMilli()).on();
        site.with("scada.camel.yaml", route("silenceMillis: 10000")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.text("1:1", "value"))
                .isEqualTo("1"));
        station.reports(1, DoublePoint.OFF, MOMENT.plusSeconds(5).toEpochMilli());
        Site.await().untilAsserted(() -> assertThat(site.intake.text("1:1", "value"))
                .isEqualTo("0"));
        assertThat(station.interrogations()).isEqualTo(1);
    }

    @Test
    void many_events_are_stored_in_one_batch() {
        for (int i = 1; i <= 400; i++) {
            station.reports(16384 + i, (float) i, MOMENT.toEpochMilli());
        }
        station.on();
        site.with("scada.camel.yaml", route("batchMillis: 200")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).hasSize(400));
        assertThat(site.intake.batches()).hasSizeLessThan(40);
    }

    @Test
    void lost_station_is_reported_and_interrogated_after_reconnection() {
        station.reports(1, DoublePoint.ON, MOMENT.toEpochMilli()).on();
        site.with("scada.camel.yaml", route("silenceMillis: 10000")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.text("1:1", "value"))
                .isEqualTo("1"));
        station.off();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason -> assertThat(reason).contains("127.0.0.1:" + station.port())));
        station.reports(1, DoublePoint.OFF, MOMENT.plusSeconds(60).toEpochMilli())
                .on();
        Site.await().untilAsserted(() -> assertThat(site.intake.text("1:1", "value"))
                .isEqualTo("0"));
        assertThat(site.feeds.failure(FEED)).isEmpty();
    }

    @Test
    void station_with_nothing_to_say_stays_connected_by_test_frames() {
        station.reports(1, DoublePoint.ON, MOMENT.toEpochMilli()).on();
        site.with("scada.camel.yaml", route("silenceMillis: 500")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("1:1"));
        int before = site.intake.batches().size();
        Site.await().until(() -> site.intake.batches().size() > before + 3);
        assertThat(site.feeds.failure(FEED)).isEmpty();
        assertThat(station.interrogations()).isEqualTo(1);
    }

    @Test
    void events_that_could_not_be_stored_are_requested_again() {
        station.reports(1, DoublePoint.ON, MOMENT.toEpochMilli()).on();
        site.intake.makeUnavailable();
        site.with("scada.camel.yaml", route("silenceMillis: 10000")).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED)).contains("The database is away."));
        site.intake.makeAvailable();
        Site.await().untilAsserted(() -> assertThat(site.intake.text("1:1", "value"))
                .isEqualTo("1"));
    }

    @Test
    void a_removed_route_closes_its_link() {
        station.reports(1, DoublePoint.ON, MOMENT.toEpochMilli()).on();
        site.with("scada.camel.yaml", route("silenceMillis: 10000")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("1:1"));
        site.without("scada.camel.yaml").scan();
        Site.await().until(() -> station.listeners() == 0);
    }

    private String route(String option) {
        return """
                - route:
                    id: scada
                    from:
                      uri: kamelet:iec104-source
                      parameters:
                        host: 127.0.0.1
                        port: %d
                        commonAddress: 1
                        timeZone: Asia/Shanghai
                        %s
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: scada
                              recordType: measurement
                              mapping: scada.jslt
                """.formatted(station.port(), option);
    }
}
