package org.switchboard.integration.postgres;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.integration.link.LinkLost;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.model.FeedId;

/** The log position of a feed, and whether a backfill is requested. */
final class FeedPlace {

    private final Feeds feeds;
    private final FeedId feed;

    FeedPlace(Feeds feeds, FeedId feed) {
        this.feeds = feeds;
        this.feed = feed;
    }

    /**
     * Empty before the first read.
     *
     * @throws LinkLost when the feed was filled by another kind of source before
     */
    Optional<LogPosition> position() throws LinkLost {
        Optional<String> watermark = feeds.watermark(feed);
        return watermark.isEmpty() ? Optional.empty() : Optional.of(LogPosition.of(watermark.get()));
    }

    /** The time from which a backfill is requested; empty when none is. */
    Optional<Instant> requestedBackfill() {
        return feeds.backfillSince(feed);
    }

    void backfillDone(Instant requested) {
        feeds.backfilled(feed, requested);
    }
}
