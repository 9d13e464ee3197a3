package org.legacy.systems.grid;

import java.time.Instant;
import java.util.Optional;

/**
 * Why a service point has no supply.
 *
 * @param why one of the values of the control port: switch-open, device-failed, planned-outage, debt
 * @param device id of the device at fault nearest to the substation; absent for debt
 */
public record SupplyInterruption(String why, Optional<String> device, Instant since) {

    public static final String SWITCH_OPEN = "switch-open";
    public static final String DEVICE_FAILED = "device-failed";
    public static final String PLANNED_OUTAGE = "planned-outage";
    public static final String DEBT = "debt";
}
