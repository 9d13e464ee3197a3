package org.legacy.systems.meters;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.legacy.systems.billing.Ledger;
import org.legacy.systems.city.Aspect;
import org.legacy.systems.city.City;
import org.legacy.systems.city.Device;
import org.legacy.systems.city.DeviceType;
import org.legacy.systems.city.Numbers;
import org.legacy.systems.grid.Grid;
import org.legacy.systems.grid.ServicePoints;
import org.legacy.systems.grid.SupplyInterruption;

/**
 * The smart meters and their supply states. A meter is upstream of its own relay, so that the meter of a customer
 * disconnected for debt has supply and communicates.
 */
public final class Meters {

    private static final int SMALLEST_DECIVOLTS = 2_210;
    private static final int DECIVOLTS_BETWEEN = 170;

    private final City city;
    private final ServicePoints servicePoints;
    private final Grid grid;
    private final Ledger ledger;
    private final Set<Integer> closedAccounts;
    private final SupplyLog log = new SupplyLog();

    public Meters(City city, ServicePoints servicePoints, Grid grid, Ledger ledger, Set<Integer> closedAccounts) {
        this.city = city;
        this.servicePoints = servicePoints;
        this.grid = grid;
        this.ledger = ledger;
        this.closedAccounts = closedAccounts;
    }

    public SupplyLog log() {
        return log;
    }

    /** The account of an existing meter of any kind. */
    OptionalInt find(String number) {
        OptionalInt account = Numbers.accountOfMeter(number);
        return account.isPresent() && exists(account.getAsInt()) ? account : OptionalInt.empty();
    }

    private boolean exists(int account) {
        return account < servicePoints.count() && !closedAccounts.contains(account);
    }

    /** Whether there is a smart meter at this account. */
    public boolean isSmart(int account) {
        return exists(account) && city.register().hasSmartMeter(account);
    }

    /** Since when the meter of an account has had no supply; empty when it has. */
    public Optional<Instant> withoutSupplySince(int account) {
        Device servicePoint = new Device(DeviceType.SERVICE_POINT, account);
        return grid.interruption(servicePoint, servicePoints.transformerOf(servicePoint))
                .map(SupplyInterruption::since);
    }

    /** The accounts whose smart meters have no supply, with the moment when they lost it. */
    public Map<Integer, Instant> withoutSupply() {
        Map<Integer, Instant> withoutSupply = new TreeMap<>();
        for (int account : servicePoints.inDoubt(grid)) {
            if (isSmart(account)) {
                withoutSupplySince(account).ifPresent(since -> withoutSupply.put(account, since));
            }
        }
        return withoutSupply;
    }

    boolean relayIsOpen(int account) {
        return ledger.cutOff(account);
    }

    /** What the meter would measure with supply, in volts with one decimal; another one each minute. */
    double volts(int account, Instant at) {
        long bits = account * 1_000_003L + at.getEpochSecond() / 60;
        return (SMALLEST_DECIVOLTS + city.random().below(DECIVOLTS_BETWEEN, Aspect.METER_VOLTAGE, bits)) / 10.0;
    }
}
