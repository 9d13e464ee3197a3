package org.switchboard.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, at most for so long. */
record Until(Duration longest) {

    private static final Duration PAUSE = Duration.ofMillis(100);

    void await(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(longest);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("Not within " + longest + ": " + what + ".");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
