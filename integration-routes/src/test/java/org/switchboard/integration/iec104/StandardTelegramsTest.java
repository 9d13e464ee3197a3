package org.switchboard.integration.iec104;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchboard.integration.testing.CertificateAuthority;
import org.switchboard.integration.testing.Site;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/** The Kamelet iec104-source against octets of the standard, which no library of ours has written. */
class StandardTelegramsTest {

    private static final FeedId FEED = new FeedId("scada", RecordType.MEASUREMENT);

    /** Spontaneous, common address 1, object 1. */
    private static final String ONE = "01 03 00 01 00 01 00 00 ";
    /** 2026-07-01 10:15:30.250, as a clock without summer time says it. */
    private static final String DATE = " 2a 76 0f 0a 01 07 1a";

    @TempDir
    Path configuration;

    private FrameStation station;
    private Site site;

    @BeforeEach
    void aStation() {
        station = new FrameStation();
        site = new Site(configuration);
        site.with("scada.jslt", "{\"key\": string(.commonAddress) + \":\" + string(.address), * : .}");
    }

    @AfterEach
    void stop() {
        site.close();
        station.close();
    }

    @ParameterizedTest(name = "type {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "01|01|1",
                "03|02|1",
                "03|01|0",
                "03|03|null",
                "05|05 00|5",
                "05|7b 00|-5",
                "07|ff ff ff ff 00|4294967295",
                "09|00 40 00|0.5",
                "09|00 80 00|-1",
                "0b|fe ff 00|-2",
                "0d|00 00 48 41 00|12.5",
                "0d|00 00 80 7f 00|null",
                "0f|39 30 00 00 00|12345",
                "15|00 c0|-0.5",
            })
    void every_form_without_a_time_tag_is_read(String type, String element, String value) {
        receive(type + ONE + element);

        assertThat(point("1:1").path("value").asText("null")).isEqualTo(value);
        assertThat(point("1:1").path("quality").asText()).isEqualTo("good");
        assertThat(point("1:1").path("timeInvalid").asBoolean()).isFalse();
    }

    @ParameterizedTest(name = "type {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1e|01|1",
                "1f|02|1",
                "20|05 00|5",
                "21|01 00 00 00 00|1",
                "22|00 40 00|0.5",
                "23|fe ff 00|-2",
                "24|00 00 48 41 00|12.5",
                "25|39 30 00 00 00|12345",
            })
    void every_form_with_a_date_is_read(String type, String element, String value) {
        receive(type + ONE + element + DATE);

        assertThat(point("1:1").path("value").asText()).isEqualTo(value);
        assertThat(point("1:1").path("at").asText()).isEqualTo("2026-07-01T10:15:30.250Z");
    }

    @ParameterizedTest(name = "type {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "02|01|1",
                "04|02|1",
                "06|05 00|5",
                "08|01 00 00 00 00|1",
                "0a|00 40 00|0.5",
                "0c|fe ff 00|-2",
                "0e|00 00 48 41 00|12.5",
                "10|39 30 00 00 00|12345",
            })
    void every_form_with_minutes_is_read(String type, String element, String value) {
        receive(type + ONE + element + " 2a 76 0f");

        assertThat(point("1:1").path("value").asText()).isEqualTo(value);
        assertThat(point("1:1").path("at").asText()).contains(":15:30.250Z");
    }

    @Test
    void sequence_of_objects_counts_their_addresses_on() {
        receive("01 83 14 00 01 00 0a 00 00 01 00 01");

        assertThat(point("1:10").path("value").asInt()).isEqualTo(1);
        assertThat(point("1:11").path("value").asInt()).isZero();
        assertThat(point("1:12").path("value").asInt()).isEqualTo(1);
    }

    @Test
    void all_flags_of_quality_are_kept_the_worst_first() {
        receive("0b" + ONE + "05 00 d1");

        assertThat(point("1:1").path("quality").asText()).isEqualTo("invalid");
        assertThat(point("1:1").path("flags").toString())
                .isEqualTo("[\"invalid\",\"not-topical\",\"blocked\",\"overflow\"]");
    }

    @Test
    void invalid_time_is_not_used() {
        receive("1e" + ONE + "01 2a 76 8f 0a 01 07 1a");

        assertThat(point("1:1").path("timeInvalid").asBoolean()).isTrue();
        assertThat(point("1:1").path("at").asText()).isNotEqualTo("2026-07-01T10:15:30.250Z");
    }

    @Test
    void summer_time_bit_says_which_of_two_hours_is_meant() {
        // 2025-10-26 01:15:30.250 comes twice in Lisbon
        station.atStart(
                "1e 01 03 00 01 00 01 00 00 01 2a 76 0f 81 1a 0a 19",
                "1e 01 03 00 01 00 02 00 00 01 2a 76 0f 01 1a 0a 19");
        site.with("scada.camel.yaml", route("timeZone: Europe/Lisbon")).start();

        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("1:1", "1:2"));
        assertThat(point("1:1").path("at").asText()).isEqualTo("2025-10-26T00:15:30.250Z");
        assertThat(point("1:2").path("at").asText()).isEqualTo("2025-10-26T01:15:30.250Z");
    }

    @Test
    void nothing_that_the_station_says_is_answered_and_unread_types_are_counted() {
        // a protection event, a type of the far future, and an unknown command mirrored with cause 44
        receive("26" + ONE + "01 00 00" + DATE, "7f" + ONE + "00", "2d 01 2c 00 01 00 01 00 00 01", "01" + ONE + "01");

        assertThat(point("1:1").path("value").asInt()).isEqualTo(1);
        station.send("26" + ONE + "01 00 00" + DATE);
        station.send("01" + ONE + "00");
        Site.await().untilAsserted(() -> assertThat(point("1:1").path("value").asInt())
                .isZero());
        assertThat(station.received()).as("the interrogation alone").hasSize(1).allMatch(sent -> sent.startsWith("64"));
        assertThat(site.feeds.noteOf(FEED)).hasValueSatisfying(note -> assertThat(note)
                .contains("Telegrams that are not read: ")
                .contains(" of type 38")
                .contains("1 of type 45")
                .contains("1 of type 127"));
    }

    @Test
    void refused_interrogation_and_another_common_address_are_told() {
        station.atStart("64 01 6e 00 01 00 00 00 00 14", "01 01 03 00 05 00 01 00 00 01");
        site.with("scada.camel.yaml", route("commonAddress: 1")).start();

        Site.await().untilAsserted(() -> assertThat(site.feeds.noteOf(FEED)).hasValueSatisfying(note -> assertThat(note)
                .contains("refuses the general interrogation of common address 1 (cause 46, unknown common address)")
                .contains("speaks as common address 5; only 1 is read")));
        assertThat(site.intake.byKey()).isEmpty();
    }

    @Test
    void test_telegram_changes_nothing() {
        receive("01" + ONE + "01", "01 01 83 00 01 00 01 00 00 00", "01 01 03 00 01 00 02 00 00 01");

        assertThat(point("1:2").path("value").asInt()).isEqualTo(1);
        assertThat(point("1:1").path("value").asInt()).isEqualTo(1);
    }

    @Test
    void counters_are_asked_for_by_option() {
        site.with("scada.camel.yaml", route("counters: true")).start();

        Site.await().until(() -> station.received().size() == 2);
        assertThat(station.received().get(0)).startsWith("6401060");
        assertThat(station.received().get(1)).startsWith("6501060").endsWith("05");
    }

    @Test
    void mute_station_is_lost_and_asked_again() {
        site.with("scada.camel.yaml", route("silenceMillis: 600")).start();
        Site.await().until(() -> station.received().size() == 1);

        station.becomeMute();

        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason -> assertThat(reason).contains("answered no test frame")));
    }

    @Test
    void standby_address_is_used_when_the_first_does_not_answer() {
        FrameStation standby = new FrameStation();
        try (standby) {
            standby.atStart("01" + ONE + "01");
            String first = route("standby: 127.0.0.1:" + standby.port());
            station.close();
            site.with("scada.camel.yaml", first).start();

            Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("1:1"));
        }
    }

    @Test
    void station_behind_tls_is_read_when_its_certificate_is_trusted_and_has_its_address() {
        CertificateAuthority ours = new CertificateAuthority();
        Path trusted = ours.certificate(configuration.resolve("ours.pem"));
        try (FrameStation good = tlsStation(ours.keyStoreOfAddress(configuration.resolve("good.p12"), "127.0.0.1"));
                FrameStation misnamed =
                        tlsStation(ours.keyStoreOfName(configuration.resolve("misnamed.p12"), "scada.example"));
                FrameStation forged = tlsStation(new CertificateAuthority()
                        .keyStoreOfAddress(configuration.resolve("forged.p12"), "127.0.0.1"))) {
            good.atStart("01" + ONE + "01");
            site.with("scada.camel.yaml", tlsRoute("scada", good, trusted))
                    .with("misnamed.camel.yaml", tlsRoute("misnamed", misnamed, trusted))
                    .with("forged.camel.yaml", tlsRoute("forged", forged, trusted))
                    .with("plain.camel.yaml", tlsRoute("plain", station, trusted))
                    .start();

            assertThat(point("1:1").path("value").asInt()).isEqualTo(1);
            awaitFailure("misnamed", misnamed, "its certificate is for another name than the one that we call it by");
            awaitFailure("forged", forged, "its certificate is from no authority that is trusted here");
            awaitFailure("plain", station, "");
            assertThat(station.received()).as("nothing in the clear").isEmpty();
            assertThat(misnamed.received()).isEmpty();
            assertThat(forged.received()).isEmpty();
        }
    }

    private void awaitFailure(String source, FrameStation at, String reason) {
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(new FeedId(source, RecordType.MEASUREMENT)))
                .hasValueSatisfying(sentence ->
                        assertThat(sentence).startsWith("No TLS with 127.0.0.1:" + at.port() + ": " + reason)));
    }

    private String tlsRoute(String source, FrameStation at, Path trusted) {
        return route("tls: true\n        certificates: " + trusted)
                .replace("port: " + station.port(), "port: " + at.port())
                .replace("id: scada", "id: " + source)
                .replace("source: scada", "source: " + source);
    }

    private static FrameStation tlsStation(Path keys) {
        try (InputStream in = Files.newInputStream(keys)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, CertificateAuthority.PASSWORD.toCharArray());
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(store, CertificateAuthority.PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), null, null);
            return new FrameStation(context.getServerSocketFactory());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void receive(String... telegrams) {
        station.atStart(telegrams);
        site.with("scada.camel.yaml", route("timeZone: UTC")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).isNotEmpty());
        Site.await().until(() -> site.intake.received() >= 1);
    }

    private JsonNode point(String key) {
        Site.await().until(() -> site.intake.byKey().containsKey(key));
        return site.intake.byKey().get(key);
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
                        batchMillis: 20
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
