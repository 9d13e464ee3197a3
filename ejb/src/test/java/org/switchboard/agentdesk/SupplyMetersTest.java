package org.switchboard.agentdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.agentdesk.persistence.AffectedElements;
import org.switchboard.agentdesk.persistence.MeterQueries;
import org.switchboard.agentdesk.verdict.MetersBelow;
import org.switchboard.database.TestDatabase;
import org.switchboard.network.model.ElementKey;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.network.model.SupplyPath;

/** Two transformers below one fuse, each with four smart and two mechanical meters, in a real database. */
class SupplyMetersTest {

    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final String RECORD = "source, source_key, changed_at, received_at, deleted, provenance";

    private static final SupplyPath PATH = new SupplyPath(
            List.of(device("FU", "fuse"), device("T1", "transformer"), device("T1-SP1", "service-point")), true);

    private static final SupplyPath OTHER_NETWORK = new SupplyPath(
            List.of(new NetworkElement(
                    "a-gis", "T1", NOW, "transformer", "T1", Optional.empty(), Optional.empty(), Optional.empty())),
            true);

    private static Jdbi jdbi;

    @BeforeAll
    static void buildNetwork() {
        jdbi = Jdbi.create(TestDatabase.fresh());
        jdbi.useHandle(handle -> {
            element(handle, "FU", "fuse", null);
            for (String transformer : List.of("T1", "T2")) {
                element(handle, transformer, "transformer", "FU");
                for (int i = 1; i <= 6; i++) {
                    premises(handle, transformer, i);
                }
            }
        });
    }

    @BeforeEach
    void noMeterHasReported() {
        jdbi.useHandle(handle -> {
            handle.execute("delete from measurement_zero");
            handle.execute("delete from measurement");
            handle.execute("delete from measurement_point");
        });
    }

    @Test
    void meters_of_both_kinds_are_counted_while_none_reports() {
        MetersBelow below = below().get(gis("T1"));
        assertThat(below.customers()).isEqualTo(6);
        assertThat(below.lifeSupport()).isEqualTo(1);
        assertThat(below.smart()).isEqualTo(4);
        assertThat(below.mechanical()).isEqualTo(2);
        assertThat(below.losing()).isZero();
        assertThat(below()).doesNotContainKey(gis("FU"));
    }

    @Test
    void meters_below_a_device_of_the_same_key_in_another_network_are_not_counted() {
        jdbi.useHandle(handle -> {
            handle.execute("insert into network_element (" + RECORD
                    + ", kind) values ('a-gis', 'T1', now(), now(), false, '{}', 'transformer')");
            handle.execute(
                    "insert into network_element (" + RECORD
                            + ", kind, upstream_key) values ('a-gis', 'A-SP1', now(), now(), false, '{}', 'service-point', 'T1')");
        });
        try {
            storeReading("T1", 1, "supply-state", 0, 600);
            storeReading("T1", 2, "supply-state", 0, 600);
            storeReadingAt("A-SP1", "a1", "supply-state", 0, 600);
            assertThat(below().get(gis("T1")).customers()).isEqualTo(6);
            assertThat(below().get(gis("T1")).dark()).isEqualTo(2);
            MetersBelow other = meters().below(List.of(OTHER_NETWORK)).get(new ElementKey("a-gis", "T1"));
            assertThat(other.customers()).isZero();
            assertThat(other.dark()).isEqualTo(1);
        } finally {
            jdbi.useHandle(handle -> handle.execute("delete from network_element where source = 'a-gis'"));
        }
    }

    @Test
    void last_gasps_are_counted_at_every_upstream_device() {
        storeReading("T1", 1, "supply-state", 0, 600);
        storeReading("T1", 2, "supply-state", 0, 590);
        storeReading("T2", 1, "supply-state", 0, 580);
        assertThat(below().get(gis("T1")).dark()).isEqualTo(2);
        assertThat(below().get(gis("T1")).darkSince()).contains(NOW.minusSeconds(600));
        assertThat(below().get(gis("T1")).source()).contains("head-end");
        assertThat(below().get(gis("FU")).dark()).isEqualTo(3);
        assertThat(below().get(gis("FU")).smart()).isEqualTo(8);
    }

    @Test
    void meter_with_later_supply_is_energised() {
        storeReading("T1", 1, "supply-state", 0, 600);
        storeReading("T1", 2, "supply-state", 0, 600);
        storeReading("T1", 2, "ping", 1, 60);
        storeReading("T1", 3, "supply-state", 1, 120);
        MetersBelow below = below().get(gis("T1"));
        assertThat(below.dark()).isEqualTo(1);
        assertThat(below.energised()).isEqualTo(2);
        assertThat(below.withoutReport()).isEqualTo(1);
    }

    @Test
    void supply_is_shown_since_the_third_latest_of_the_energised_meters() {
        storeReading("T1", 1, "supply-state", 1, 900);
        storeReading("T1", 2, "ping", 1, 600);
        assertThat(meters().suppliedAt(gis("T1"))).isEmpty();
        storeReading("T1", 3, "supply-state", 1, 300);
        storeReading("T1", 4, "supply-state", 1, 200);
        storeReading("T1", 4, "ping", 1, 100);
        storeReading("T1", 5, "ping", 1, 90);
        storeReading("T1", 5, "supply-state", 0, 60);
        assertThat(meters().suppliedAt(gis("T1"))).contains(NOW.minusSeconds(600));
    }

    @Test
    void meters_connected_to_the_transformer_itself_are_counted_one_by_one() {
        storeReadingAt("T1", "m1", "supply-state", 0, 600);
        storeReadingAt("T1", "m2", "supply-state", 0, 600);
        storeReadingAt("T1", "m3", "supply-state", 1, 60);
        MetersBelow below = below().get(gis("T1"));
        assertThat(below.dark()).isEqualTo(2);
        assertThat(below.energised()).isEqualTo(1);
        assertThat(below().get(gis("FU")).dark()).isEqualTo(2);
    }

    @Test
    void meter_that_has_reported_counts_as_smart_regardless_of_its_record() {
        storeReading("T1", 5, "supply-state", 0, 600);
        storeReading("T1", 6, "supply-state", 0, 600);
        MetersBelow below = below().get(gis("T1"));
        assertThat(below.smart()).isEqualTo(6);
        assertThat(below.mechanical()).isZero();
    }

    @Test
    void missing_ping_answer_counts_for_a_limited_time_and_only_without_a_last_gasp() {
        storeReading("T1", 1, "supply-state", 0, 600);
        storeReading("T1", 1, "ping", 0, 60);
        storeReading("T1", 2, "ping", 0, 60);
        storeReading("T1", 3, "ping", 0, 3600);
        MetersBelow below = below().get(gis("T1"));
        assertThat(below.dark()).isEqualTo(1);
        assertThat(below.noAnswer()).isEqualTo(1);
    }

    @Test
    void other_zero_values_and_very_old_last_gasps_do_not_count() {
        storeReading("T1", 1, "switch-state", 0, 10);
        storeReading("T1", 2, "supply-state", 0, SupplyMeters.GASPS_COUNT.toSeconds() + 60);
        assertThat(below().get(gis("T1")).losing()).isZero();
    }

    @Test
    void systems_of_meters_are_listed_once_each() {
        storeReading("T1", 1, "supply-state", 0, 10);
        storeReading("T2", 1, "supply-state", 1, 10);
        assertThat(new MeterQueries(jdbi).sources()).containsExactly("head-end");
    }

    @Test
    void a_service_point_is_fed_by_its_transformer() {
        assertThat(new AffectedElements(jdbi).feeding(List.of(gis("T1-SP1"), gis("T2-SP1"), gis("FU"))))
                .containsExactlyInAnyOrder(gis("T1"), gis("T2"));
    }

    @Test
    void half_of_the_meters_without_supply_make_a_losing_device() {
        storeReading("T1", 1, "supply-state", 0, 600);
        storeReading("T1", 2, "supply-state", 0, 600);
        assertThat(meters().losing(List.of(gis("T1"), gis("FU")))).containsExactly(gis("T1"));
        storeReading("T2", 1, "supply-state", 0, 600);
        assertThat(meters().losing(List.of(gis("T2")))).isEmpty();
        storeReading("T2", 2, "supply-state", 0, 600);
        assertThat(meters().losing(List.of(gis("FU")))).containsExactly(gis("FU"));
    }

    @Test
    void a_change_of_one_meter_concerns_all_below_a_losing_device_and_once_more_when_it_has_supply_again() {
        Set<ElementKey> losing = new HashSet<>(Set.of(gis("T1")));
        SupplyMeters meters = new SupplyMeters(new MeterQueries(jdbi), Clock.fixed(NOW, ZoneOffset.UTC)) {
            @Override
            public Set<ElementKey> losing(Collection<ElementKey> devices) {
                return devices.stream().filter(losing::contains).collect(Collectors.toSet());
            }
        };
        LosingAreas areas = new LosingAreas(new AffectedElements(jdbi), meters);
        assertThat(areas.above(List.of(gis("T1-SP1")), device -> true)).containsExactly(gis("T1"));
        losing.add(gis("FU"));
        assertThat(areas.above(List.of(gis("T2-SP1")), device -> true)).containsExactly(gis("FU"));
        assertThat(areas.above(List.of(gis("T1-SP1")), gis("FU")::equals)).containsExactly(gis("FU"));
        losing.clear();
        assertThat(areas.above(List.of(gis("T1-SP1"), gis("T2-SP1")), device -> true))
                .containsExactlyInAnyOrder(gis("T1"), gis("FU"));
        assertThat(areas.above(List.of(gis("T1-SP1"), gis("T2-SP1")), device -> true))
                .isEmpty();
    }

    @Test
    void counts_that_timed_out_in_the_database_are_no_evidence() {
        storeReading("T1", 1, "supply-state", 0, 600);
        AtomicLong nanos = new AtomicLong(1);
        MeterQueries slow = new MeterQueries(jdbi) {
            @Override
            public Map<ElementKey, Losses> losses(Instant gaspsSince, Instant pingsSince) {
                nanos.addAndGet(TimeUnit.SECONDS.toNanos(20));
                return super.losses(gaspsSince, pingsSince);
            }
        };
        SupplyMeters meters = new SupplyMeters(slow, Clock.fixed(NOW, ZoneOffset.UTC), nanos::get);
        assertThat(meters.below(List.of(PATH))).isEmpty();
        assertThat(meters.losing(List.of(gis("T1")))).isEmpty();
    }

    @Test
    void counts_are_behind_from_a_change_until_the_next_count() {
        SupplyMeters meters = meters();
        meters.below(List.of(PATH));
        assertThat(meters.isBehind()).isFalse();
        meters.supplyStateChanged();
        assertThat(meters.isBehind()).isTrue();
    }

    @Test
    void view_with_outdated_counts_waits_for_the_running_count() {
        storeReading("T1", 1, "supply-state", 0, 600);
        AtomicLong nanos = new AtomicLong(1);
        CountDownLatch counts = new CountDownLatch(1);
        MeterQueries slow = new MeterQueries(jdbi) {
            @Override
            public Map<ElementKey, Losses> losses(Instant gaspsSince, Instant pingsSince) {
                if (nanos.get() > 1) {
                    await(counts);
                }
                return super.losses(gaspsSince, pingsSince);
            }
        };
        SupplyMeters meters = new SupplyMeters(slow, Clock.fixed(NOW, ZoneOffset.UTC), nanos::get);
        meters.below(List.of(PATH));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(60));
        FutureTask<Map<ElementKey, MetersBelow>> first = new FutureTask<>(() -> meters.below(List.of(PATH)));
        FutureTask<Map<ElementKey, MetersBelow>> second = new FutureTask<>(() -> meters.below(List.of(PATH)));
        Thread one = new Thread(first);
        Thread other = new Thread(second);
        one.start();
        Awaitility.await().until(() -> one.getState() == Thread.State.WAITING);
        other.start();
        Awaitility.await().until(() -> other.getState() == Thread.State.TIMED_WAITING || second.isDone());

        counts.countDown();

        assertThat(second)
                .succeedsWithin(Duration.ofSeconds(10))
                .satisfies(below -> assertThat(below.get(gis("T1")).dark()).isEqualTo(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static SupplyMeters meters() {
        return new SupplyMeters(new MeterQueries(jdbi), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Map<ElementKey, MetersBelow> below() {
        return meters().below(List.of(PATH));
    }

    private static ElementKey gis(String key) {
        return new ElementKey("gis", key);
    }

    private static NetworkElement device(String key, String kind) {
        return new NetworkElement(
                "gis", key, NOW, kind, "Name of " + key, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static void element(Handle handle, String key, String kind, String upstream) {
        handle.execute(
                "insert into network_element (" + RECORD
                        + ", kind, upstream_key) values ('gis', ?, now(), now(), false, '{}', ?, ?)",
                key,
                kind,
                upstream);
    }

    private static void premises(Handle handle, String transformer, int i) {
        String point = transformer + "-SP" + i;
        element(handle, point, "service-point", transformer);
        handle.execute(
                "insert into customer (" + RECORD
                        + ", name, sensitive) values ('cis', ?, now(), now(), false, '{}', 'N', cast(? as text[]))",
                point,
                i == 1 ? "{life-support}" : "{}");
        handle.execute(
                "insert into customer_account (" + RECORD
                        + ", customer_key) values ('cis', ?, now(), now(), false, '{}', ?)",
                point,
                point);
        handle.execute(
                "insert into usage_point (" + RECORD
                        + ", account_key, network_element_key) values ('cis', ?, now(), now(), false, '{}', ?, ?)",
                point,
                point,
                point);
        handle.execute(
                "insert into end_device (" + RECORD
                        + ", usage_point_key, kind) values ('cis', ?, now(), now(), false, '{}', ?, ?)",
                point,
                point,
                i <= 4 ? "smart" : "mechanical");
    }

    private static void storeReading(String transformer, int i, String kind, int value, long secondsAgo) {
        String point = transformer + "-SP" + i;
        storeReadingAt(point, point + ":" + kind, kind, value, secondsAgo);
    }

    private static void storeReadingAt(String point, String key, String kind, int value, long secondsAgo) {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into measurement_point (" + RECORD
                            + ", network_element_key, kind) values ('head-end', ?, now(), now(), false, '{}', ?, ?)",
                    key,
                    point,
                    kind);
            handle.execute(
                    "insert into measurement (" + RECORD
                            + ", value, quality) values ('head-end', ?, cast(? as timestamptz), now(), false, '{}', ?, 'good')",
                    key,
                    NOW.minusSeconds(secondsAgo).toString(),
                    value);
            if (value == 0) {
                handle.execute("insert into measurement_zero (source, source_key) values ('head-end', ?)", key);
            }
        });
    }
}
