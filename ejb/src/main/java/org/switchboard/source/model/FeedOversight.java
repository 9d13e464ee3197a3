package org.switchboard.source.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What whoever looks after a feed wants of it.
 *
 * @param awaitedSince since when its source is asked, or may push: its route began to run, or was resumed
 * @param promiseBrokenAt since when its promise is told as broken; empty while it is kept
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
