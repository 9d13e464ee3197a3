package org.legacy.systems.meters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.legacy.systems.billing.Ledger;
import org.legacy.systems.city.City;
import org.legacy.systems.city.Device;
import org.legacy.systems.city.DeviceType;
import org.legacy.systems.grid.Grid;
import org.legacy.systems.grid.ServicePoints;

class SupplyMonitorTest {

    private static final Instant NOW = Instant.parse("2026-11-22T11:42:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final City city = new City(42, 20_000);
    private final Grid grid = new Grid(city.network(), Instant.EPOCH);
    private final Meters meters = new Meters(
            city, new ServicePoints(city), grid, new Ledger(city, LocalDate.of(2026, 11, 22), CLOCK), Set.of());

    private void interruptSupply() {
        for (int i = 0; i < city.network().count(DeviceType.SUBSTATION); i++) {
            grid.fail(new Device(DeviceType.SUBSTATION, i), NOW);
        }
    }

    private List<SupplyEvent> all(SupplyMonitor watch) {
        List<SupplyEvent> all = new ArrayList<>();
        while (watch.hasMore()) {
            all.addAll(watch.next(100));
        }
        return all;
    }

    @Test
    void same_seed_loses_the_same_last_gasps() {
        SupplyMonitor watch = new SupplyMonitor(meters, city.random(), CLOCK);
        SupplyMonitor again = new SupplyMonitor(meters, city.random(), CLOCK);
        interruptSupply();
        watch.checkSupply();
        again.checkSupply();
        List<SupplyEvent> gasps = all(watch);
        assertThat(gasps).hasSize(meters.withoutSupply().size()).hasSizeGreaterThan(10_000);
        assertThat(gasps.stream().filter(SupplyEvent::lost).count())
                .isBetween(gasps.size() * 30L / 1000, gasps.size() * 50L / 1000);
        assertThat(all(again)).isEqualTo(gasps);
        assertThat(meters.log().counts().lostLastGasps()).isPositive();

        grid.restoreAll(NOW);
        watch.checkSupply();
        assertThat(all(watch))
                .hasSize(gasps.size())
                .allMatch(event -> event.kind() == SupplyEvent.Kind.POWER_UP && !event.lost());
    }

    @Test
    void meter_restored_before_its_report_is_due_sends_nothing() {
        SupplyMonitor watch = new SupplyMonitor(meters, city.random(), CLOCK);
        interruptSupply();
        watch.checkSupply();
        int sent = watch.next(10).size();
        grid.restoreAll(NOW);
        watch.checkSupply();
        assertThat(all(watch)).hasSize(sent).allMatch(event -> event.kind() == SupplyEvent.Kind.POWER_UP);
    }

    @Test
    void meter_deenergised_before_the_start_sends_no_last_gasp() {
        interruptSupply();
        SupplyMonitor watch = new SupplyMonitor(meters, city.random(), CLOCK);
        watch.checkSupply();
        assertThat(watch.hasMore()).isFalse();
    }
}
