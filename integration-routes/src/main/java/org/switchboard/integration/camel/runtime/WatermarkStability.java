package org.switchboard.integration.camel.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides whether a watermark has been unchanged for longer than the overlap, so that no older change can still arrive.
 * A change that was uncommitted when the watermark was first read is committed within the overlap, and a later poll has
 * read it.
 */
final class WatermarkStability {

    private final Duration overlap;
    private final Clock clock;
    private Optional<String> newest = Optional.empty();
    private Instant newestSince = Instant.MIN;
    private Instant pollBegan = Instant.MIN;
    private boolean stable;

    WatermarkStability(Duration overlap, Clock clock) {
        this.overlap = overlap;
        this.clock = clock;
    }

    /** A poll begins. Whether it may continue right after that watermark, without stepping back. */
    public synchronized boolean isStable(String watermark) {
        pollBegan = clock.instant();
        return overlap.isZero() || stable && newest.filter(watermark::equals).isPresent();
    }

    /** A poll succeeded, and everything up to that watermark is stored. */
    public synchronized void completed(Optional<String> watermark) {
        if (!watermark.equals(newest)) {
            newest = watermark;
            newestSince = clock.instant();
            stable = false;
        } else if (watermark.isPresent() && pollBegan.isAfter(newestSince.plus(overlap))) {
            stable = true;
        }
    }
}
