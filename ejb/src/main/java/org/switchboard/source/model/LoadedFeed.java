package org.switchboard.source.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A feed of an initial load.
 *
 * @param rows loaded so far
 * @param expected how many records the source has; empty when it does not report it
 * @param caughtUpAt when the source had no more
 * @param slow whether its table lacks indexes
 */
public record LoadedFeed(
        FeedId feed, String table, long rows, Optional<Long> expected, Optional<Instant> caughtUpAt, boolean slow) {

    /** Whether the other one fills rows of the same source in the same table. */
    public boolean sharesRows(LoadedFeed other) {
        return table.equals(other.table) && feed.source().equals(other.feed.source());
    }

    long total() {
        return caughtUpAt.isPresent() ? rows : Math.max(rows, expected.orElse(0L));
    }
}
