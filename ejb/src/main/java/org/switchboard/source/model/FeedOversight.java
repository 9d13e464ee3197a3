package org.switchboard.source.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Settings and state of the operation of a feed.
 *
 * @param awaitedSince since when its source is asked, or may push: its route began to run, or was resumed
 * @param overdueSince since when it is reported as overdue; empty while it meets its freshness objective
 * @param nextTryAt when a source that failed is tried again; empty when nothing waits for that
 * @param pause of its source; empty while it runs
 */
public record FeedOversight(
        Optional<Instant> awaitedSince,
        Optional<Instant> overdueSince,
        Optional<Instant> nextTryAt,
        Optional<SourcePause> pause) {

    public static final FeedOversight NONE =
            new FeedOversight(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
