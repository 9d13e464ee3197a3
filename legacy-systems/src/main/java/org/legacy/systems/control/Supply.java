package org.legacy.systems.control;

import java.util.Optional;
import org.legacy.systems.LocalTime;
import org.legacy.systems.city.Device;
import org.legacy.systems.city.DeviceType;
import org.legacy.systems.grid.SupplyInterruption;

/** Whether an account has supply, by grid and by debt. */
final class Supply {

    private final World world;

    Supply(World world) {
        this.world = world;
    }

    /** Why an account has no supply; a fault of the grid comes before debt. */
    Optional<SupplyInterruption> interruption(int account) {
        return byGrid(account).or(() -> byDebt(account));
    }

    Optional<SupplyInterruption> byGrid(int account) {
        Device servicePoint = new Device(DeviceType.SERVICE_POINT, account);
        return world.grid().interruption(servicePoint, world.servicePoints().transformerOf(servicePoint));
    }

    Optional<SupplyInterruption> byDebt(int account) {
        if (!world.ledger().cutOff(account)) {
            return Optional.empty();
        }
        return world.ledger()
                .statement(account)
                .cutOn()
                .map(day -> new SupplyInterruption(
                        SupplyInterruption.DEBT,
                        Optional.empty(),
                        day.atStartOfDay(LocalTime.ZONE).toInstant()));
    }
}
