package org.switchboard.acceptance.story;

import java.time.Duration;
import java.util.List;
import java.util.logging.Logger;

/** Puts figures into the test's log, one line each beginning with "measured:". */
public final class Measured {

    private static final Logger LOG = Logger.getLogger(Measured.class.getName());

    private Measured() {}

    public static void log(String what, Duration took) {
        LOG.info(() -> "measured: " + what + " " + took.toMillis() + " ms");
    }

    /** The middle one and the longest. */
    public static void log(String what, List<Duration> took) {
        List<Duration> sorted = took.stream().sorted().toList();
        LOG.info(() ->
                "measured: " + what + " p50 " + sorted.get(sorted.size() / 2).toMillis() + " ms, max "
                        + sorted.get(sorted.size() - 1).toMillis() + " ms of " + sorted.size());
    }

    public static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
