package org.legacy.systems.gate;

import java.time.Duration;

/** The mode of a gate, and for {@link GateMode#SLOW} how long each piece of an answer is held back. */
public record Fault(GateMode mode, Duration delay) {

    public static final Fault NONE = new Fault(GateMode.UP, Duration.ZERO);
}
