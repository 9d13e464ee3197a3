package org.legacy.systems.gate;

import java.util.Locale;
import java.util.Optional;

/** How a gate treats its connections. */
public enum GateMode {
    /** Forwards at once. */
    UP,
    /** Forwards every piece of an answer after a delay. */
    SLOW,
    /** Accepts and forwards nothing, on connections that are open already too. */
    HANG,
    /** The port is closed and open connections are reset. */
    KILLED,
    /** Answers whatever it is asked with random bytes. */
    GARBAGE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<GateMode> of(String word) {
        for (GateMode mode : values()) {
            if (mode.word().equals(word)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
