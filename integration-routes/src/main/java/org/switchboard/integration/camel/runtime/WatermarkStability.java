package org.switchboard.integration.camel.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells whether a watermark has stood for so long that nothing older can still turn up behind it: a change that was on
 * its way when the watermark was first seen has arrived after the overlap, and a later poll has read it.
 */
final class WatermarkStability {

    private final Duration overlap;
    private final Clock clock;
    private Optional<String> newest = Optional.empty();
    private Instant newestSince = Instant.MIN;
    private Instant pollBegan = Instant.MIN;
    private boolean settled;

    WatermarkStability(Duration overlap, Clock clock) {
        this.overlap = overlap;
        this.clock = clock;
    }

    /** A poll begins. Whether it may go on right behind that watermark, without stepping back. */
    public synchronized boolean isSettled(String watermark) {
        pollBegan = clock.instant();
        return overlap.isZero() || settled && newest.filter(watermark::equals).isPresent();
    }

    /** A poll went well, and everything up to that watermark is stored. */
    public synchronized void completed(Optional<String> watermark) {
        if (!watermark.equals(newest)) {
            newest = watermark;
            newestSince = clock.instant();
            settled = false;
        } else if (watermark.isPresent() && pollBegan.isAfter(newestSince.plus(overlap))) {
            settled = true;
        }
    }
}
