package org.legacy.systems.meters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legacy.systems.billing.Ledger;
import org.legacy.systems.city.City;
import org.legacy.systems.city.Device;
import org.legacy.systems.city.DeviceType;
import org.legacy.systems.city.Numbers;
import org.legacy.systems.grid.Grid;
import org.legacy.systems.grid.ServicePoints;

/** The head-end over its true protocol. */
class HeadEndTest {

    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final Device BREAKER = new Device(DeviceType.BREAKER, 0);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int NOT_AUTHORISED = 0x87;

    @TempDir
    static Path data;

    private static City city;
    private static Grid grid;
    private static Ledger ledger;
    private static Meters meters;
    private static MeterBroker broker;
    private static HeadEnd headEnd;
    private static MeterReader reader;

    @BeforeAll
    static void start() throws Exception {
        city = new City(42, 1000);
        grid = new Grid(city.network(), Instant.EPOCH);
        ledger = new Ledger(city, LocalDate.now(CLOCK), CLOCK);
        meters = new Meters(city, new ServicePoints(city), grid, ledger, ConcurrentHashMap.newKeySet());
        broker = MeterBroker.start(data);
        headEnd = new HeadEnd(city, grid, meters, broker, CLOCK);
        reader = new MeterReader(broker.port());
    }

    @AfterAll
    static void stop() throws Exception {
        reader.close();
        headEnd.close();
        broker.close();
    }

    @AfterEach
    void restore_all_systems() {
        long before = reader.events.size();
        int dark = meters.withoutSupply().size();
        grid.restoreAll(CLOCK.instant());
        await().atMost(DEADLINE).until(() -> reader.events.size() >= before + dark);
        reader.events.clear();
    }

    private static int smart(int skip) {
        return IntStream.range(0, city.size().accounts())
                .filter(meters::isSmart)
                .filter(account -> !ledger.cutOff(account))
                .skip(skip)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode answerTo(String meter, String correlation) throws MqttException {
        reader.ping(meter, correlation);
        await().atMost(DEADLINE).until(() -> reader.answers.containsKey(correlation));
        return reader.answers.get(correlation);
    }

    @Test
    void smart_meters_of_a_deenergised_feeder_send_most_last_gasps_and_all_report_restored_supply() {
        Instant at = CLOCK.instant();
        grid.operate(BREAKER, true, at);
        Set<String> dark =
                meters.withoutSupply().keySet().stream().map(Numbers::meter).collect(Collectors.toSet());
        assertThat(dark).hasSizeGreaterThan(80);
        await().atMost(DEADLINE).until(() -> meters.withoutSupply().keySet().stream()
                .allMatch(account -> meters.log().lastOf(account).isPresent()));
        Set<String> heard = meters.withoutSupply().keySet().stream()
                .filter(account -> !meters.log().lastOf(account).orElseThrow().lost())
                .map(Numbers::meter)
                .collect(Collectors.toSet());
        await().atMost(DEADLINE).until(() -> reader.events.size() >= heard.size());
        assertThat(reader.events).allSatisfy(event -> {
            assertThat(event.get("evt").asText()).isEqualTo("3.26.0.85");
            assertThat(OffsetDateTime.parse(event.get("evt_tm").asText()).toInstant())
                    .isBetween(at.minusMillis(1), at);
            assertThat(event.get("sp").asText()).startsWith("SP-");
        });
        assertThat(numbers()).isEqualTo(heard);

        reader.events.clear();
        grid.operate(BREAKER, false, CLOCK.instant());
        await().atMost(DEADLINE).until(() -> reader.events.size() >= dark.size());
        assertThat(reader.events)
                .allSatisfy(event -> assertThat(event.get("evt").asText()).isEqualTo("3.26.0.216"));
        assertThat(numbers()).isEqualTo(dark);
    }

    private static Set<String> numbers() {
        return reader.events.stream().map(event -> event.get("mtr_no").asText()).collect(Collectors.toSet());
    }

    @Test
    void a_meter_with_supply_answers_a_ping_and_one_without_does_not() throws Exception {
        int account = smart(0);
        List<JsonNode> tries = List.of(
                answerTo(Numbers.meter(account), "a"),
                answerTo(Numbers.meter(account), "b"),
                answerTo(Numbers.meter(account), "c"));
        assertThat(tries)
                .as("three in a hundred are lost")
                .anySatisfy(answer -> assertThat(answer.get("rslt").asText()).isEqualTo("00"));
        JsonNode answered = tries.stream()
                .filter(each -> each.get("rslt").asText().equals("00"))
                .findFirst()
                .orElseThrow();
        assertThat(answered.get("volt").asDouble()).isBetween(220.0, 239.0);
        assertThat(answered.get("relay").asText()).isEqualTo("closed");

        grid.fail(new Device(DeviceType.SERVICE_POINT, account), CLOCK.instant());
        assertThat(answerTo(Numbers.meter(account), "dark").get("rslt").asText())
                .isEqualTo("11");
    }

    @Test
    void meters_without_communication_are_reported_at_once() throws Exception {
        int mute = IntStream.range(0, city.size().accounts())
                .filter(account -> !meters.isSmart(account))
                .findFirst()
                .orElseThrow();
        assertThat(answerTo(Numbers.meter(mute), "mute").get("rslt").asText()).isEqualTo("22");
        assertThat(answerTo("33099999999999", "unknown").get("rslt").asText()).isEqualTo("21");
        assertThat(answerTo("not-a-meter", "nonsense").get("rslt").asText()).isEqualTo("21");
    }

    @Test
    void meter_reader_cannot_publish_as_a_meter() throws Exception {
        assertThat(reader.say("hes/evt/33000000000000", "{}")).contains(NOT_AUTHORISED);
        assertThat(reader.events).isEmpty();
    }

    @Test
    void meter_number_identifies_its_account() {
        assertThat(IntStream.of(0, 1, 999, 1_999_999))
                .allSatisfy(account -> assertThat(Numbers.accountOfMeter(Numbers.meter(account)))
                        .hasValue(account));
        assertThat(Numbers.accountOfMeter("33099999999998")).isEmpty();
    }
}
