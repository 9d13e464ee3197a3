package org.switchboard.identity;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.DoubleSupplier;

/** Whether the processors of this machine had little to do, for whomever, while one counted. */
class IdleMachine {

    private static final double BUSY = 0.5;

    private final DoubleSupplier load;
    private volatile boolean idle;

    IdleMachine() {
        this(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getCpuLoad);
    }

    /** @param load share of all processors since it was last asked for, 0 to 1; negative when it is not known */
    IdleMachine(DoubleSupplier load) {
        this.load = load;
    }

    void beginToCount() {
        load.getAsDouble();
    }

    void endCount() {
        double share = load.getAsDouble();
        idle = share >= 0 && share < BUSY;
    }

    /** In what was counted last. */
    boolean isIdle() {
        return idle;
    }
}
