package org.legacy.systems.gis;

import java.time.Instant;
import java.util.List;
import org.legacy.systems.city.Device;

/** Work for which devices are taken out of service. */
public record PlannedOutage(String id, List<Device> devices, Instant from, Instant to, String reason, int state) {

    public static final int APPROVED = 1;
    public static final int RUNNING = 2;
    public static final int FINISHED = 3;
    public static final int CANCELLED = 9;

    public PlannedOutage {
        if (devices.isEmpty()) {
            throw new IllegalArgumentException("A planned outage needs at least one device.");
        }
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A planned outage must begin before it ends.");
        }
        devices = List.copyOf(devices);
    }

    public boolean over() {
        return state == FINISHED || state == CANCELLED;
    }

    PlannedOutage in(int newState) {
        return new PlannedOutage(id, devices, from, to, reason, newState);
    }

    PlannedOutage until(Instant newEnd) {
        return new PlannedOutage(id, devices, from, newEnd, reason, state);
    }
}
