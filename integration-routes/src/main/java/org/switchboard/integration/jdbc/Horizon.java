package org.switchboard.integration.jdbc;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The latest watermark that counts, by the source's own clock. Rows dated later by mistake are stored but
 * do not move the watermark; otherwise no later change would be read.
 */
record Horizon(Instant end, ZoneId sourceZone) {

    boolean isBeyond(Cursor cursor) {
        return cursor.moment(sourceZone).filter(moment -> moment.isAfter(end)).isPresent();
    }

    /** The end. */
    Cursor cursor() {
        return Cursor.before(end.atZone(sourceZone).toLocalDateTime());
    }
}
