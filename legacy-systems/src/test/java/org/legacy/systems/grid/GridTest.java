package org.legacy.systems.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.legacy.systems.city.City;
import org.legacy.systems.city.Device;
import org.legacy.systems.city.DeviceType;
import org.legacy.systems.city.Network;
import org.legacy.systems.city.Span;

class GridTest {

    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");

    private final Network network = new City(42, 2000).network();
    private final Grid grid = new Grid(network, NOW.minusSeconds(86_400));
    private final Device breaker = device(DeviceType.BREAKER, 0);
    private final Device firstSwitch = device(DeviceType.LINE_SWITCH, 0);
    private final Device tie = device(DeviceType.TIE_SWITCH, 0);

    private static Device device(DeviceType type, int index) {
        return new Device(type, index);
    }

    private long countWithoutSupply(int feeder) {
        Span below = network.servicePointsBelow(device(DeviceType.FEEDER_LINE, feeder));
        long dark = 0;
        for (int i = below.from(); i < below.to(); i++) {
            dark += why(i).isPresent() ? 1 : 0;
        }
        return dark;
    }

    private Optional<SupplyInterruption> why(int servicePoint) {
        return grid.interruption(device(DeviceType.SERVICE_POINT, servicePoint), network.transformerOf(servicePoint));
    }

    private int below(Device device) {
        return network.servicePointsBelow(device).size();
    }

    @Test
    void open_breaker_deenergises_only_its_feeder_and_its_current_is_zero() {
        grid.operate(breaker, true, NOW);

        assertThat(countWithoutSupply(0)).isEqualTo(below(breaker));
        assertThat(countWithoutSupply(1)).isZero();
        assertThat(why(network.servicePointsBelow(breaker).from()))
                .contains(new SupplyInterruption("switch-open", Optional.of("CB-00001"), NOW));
        assertThat(grid.flow(0)).isEqualTo(new FeederFlow(0, false));
        assertThat(grid.flow(1).customers()).isEqualTo(below(device(DeviceType.BREAKER, 1)));
    }

    @Test
    void open_line_switch_deenergises_everything_downstream() {
        grid.operate(firstSwitch, true, NOW);

        assertThat(countWithoutSupply(0)).isEqualTo(below(firstSwitch)).isLessThan(below(breaker));
        assertThat(grid.flow(0).customers()).isEqualTo(below(breaker) - below(firstSwitch));
        assertThat(grid.flow(0).energised()).isTrue();
    }

    @Test
    void closed_tie_switch_feeds_the_feeder_from_its_partner_which_carries_the_load() {
        grid.operate(breaker, true, NOW);
        grid.operate(tie, false, NOW);

        assertThat(countWithoutSupply(0)).isZero();
        assertThat(grid.flow(0)).isEqualTo(new FeederFlow(0, true));
        assertThat(grid.flow(1).customers()).isEqualTo(below(breaker) + below(device(DeviceType.BREAKER, 1)));
    }

    @Test
    void tie_switch_feeds_only_up_to_an_open_switch() {
        grid.operate(firstSwitch, true, NOW);
        grid.operate(tie, false, NOW);

        assertThat(countWithoutSupply(0)).isZero();
        grid.operate(breaker, true, NOW);
        assertThat(countWithoutSupply(0)).isEqualTo(below(breaker) - below(firstSwitch));
    }

    @Test
    void the_device_named_is_the_one_nearest_to_the_substation() {
        int last = network.servicePointsBelow(breaker).to() - 1;
        grid.fail(device(DeviceType.TRANSFORMER, network.transformerOf(last)), NOW);
        grid.operate(breaker, true, NOW);

        assertThat(why(last).orElseThrow().device()).contains("CB-00001");
    }

    @Test
    void failed_fuse_notifies_no_listener_and_is_repaired_by_restore() {
        List<Device> notified = new ArrayList<>();
        grid.onSwitching(notified::add);
        Device fuse = network.fuseOf(0).orElseThrow();
        grid.fail(fuse, NOW);
        assertThat(countWithoutSupply(0)).isEqualTo(below(fuse));
        assertThat(notified).isEmpty();

        grid.restore(fuse, NOW);
        assertThat(countWithoutSupply(0)).isZero();
    }

    @Test
    void planned_outage_deenergises_its_devices_until_it_ends() {
        Device transformer = device(DeviceType.TRANSFORMER, 3);
        grid.cutForPlan("PO-1", List.of(transformer), NOW);
        assertThat(countWithoutSupply(0)).isEqualTo(below(transformer));
        assertThat(grid.transformersInDoubt()).containsExactly(3);

        grid.endOfPlan("PO-1");
        assertThat(countWithoutSupply(0)).isZero();
    }

    @Test
    void listeners_are_notified_of_a_change_and_not_of_a_repetition() {
        List<Device> notified = new ArrayList<>();
        grid.onSwitching(notified::add);
        grid.operate(breaker, true, NOW);
        grid.operate(breaker, true, NOW);
        grid.restoreAll(NOW);
        assertThat(notified).containsExactly(breaker, breaker);
        assertThat(grid.position(breaker).open()).isFalse();
    }

    @Test
    void device_that_is_no_switch_cannot_be_opened() {
        assertThatThrownBy(() -> grid.operate(device(DeviceType.TRANSFORMER, 1), true, NOW))
                .hasMessage("DT-000002 is not a switch.");
    }
}
