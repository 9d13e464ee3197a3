package org.switchboard.integration.postgres;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.integration.link.LinkLost;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.model.FeedId;

/** How far a feed has come in its database's log, and whether somebody wants everything once more. */
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

    /** When somebody wants everything to be read once more, the moment that they named. */
    Optional<Instant> wish() {
        return feeds.backfillSince(feed);
    }

    void granted(Instant wish) {
        feeds.backfilled(feed, wish);
    }
}
