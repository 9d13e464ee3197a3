package org.legacy.systems.control;

import java.util.Optional;
import org.legacy.systems.meters.HeadEnd;
import org.legacy.systems.scada.Outstation;

/** How far the start has come. */
public final class Readiness {

    private volatile String phase = "starting";
    private volatile Controls controls;

    /** What can be controlled once everything runs. */
    record Controls(World world, Actions actions, Outstation station, HeadEnd headEnd) {}

    public void phase(String words) {
        phase = words;
    }

    public void ready(World world, Actions actions, Outstation station, HeadEnd headEnd) {
        controls = new Controls(world, actions, station, headEnd);
        phase = "up";
    }

    String phase() {
        return phase;
    }

    Optional<Controls> controls() {
        return Optional.ofNullable(controls);
    }
}
