package org.switchboard.integration.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * How far into the future, by the source's own clock, a watermark may lie. Rows dated later by mistake are stored but
 * do not move the watermark; otherwise no later change would be read.
 */
record Horizon(Instant end, ZoneId sourceZone) {

    private static final Duration AHEAD = Duration.ofDays(1);

    static Horizon from(Instant now, ZoneId sourceZone) {
        return new Horizon(now.plus(AHEAD), sourceZone);
    }

    boolean isBeyond(Cursor cursor) {
        return cursor.moment(sourceZone).filter(moment -> moment.isAfter(end)).isPresent();
    }

    /** The end. */
    Cursor cursor() {
        return Cursor.before(end.atZone(sourceZone).toLocalDateTime());
    }
}
