package org.switchboard.source.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;

/**
 * A feed became overdue, met its freshness objective again, or is no longer expected. Fired once per change in the cluster.
 *
 * @param lag time since its last data; empty when there was none, or none is expected
 */
public record FreshnessChanged(
        FeedId feed, Change change, Instant at, Optional<Duration> lag, Optional<ChangeAuthor> by) implements Change {

    public enum Change {
        BROKEN,
        KEPT,
        /** No data is expected: paused, withdrawn, or without freshness objective. */
        WAIVED
    }

    @Override
    public String eventKey() {
        return feed.source() + "/" + feed.type().wireName();
    }
}
