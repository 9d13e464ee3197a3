package org.switchboard.source.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;

/**
 * A feed broke its promise, keeps it again, or is waited for no longer. Fired once a change, whichever node saw it.
 *
 * @param lag how long it had been silent; empty when it never spoke, or is not waited for
 */
public record FreshnessChanged(
        FeedId feed, Change change, Instant at, Optional<Duration> lag, Optional<ChangeAuthor> by) implements Change {

    public enum Change {
        BROKEN,
        KEPT,
        /** Nobody waits any more: paused, withdrawn, or no promise made. */
        WAIVED
    }

    @Override
    public String eventKey() {
        return feed.source() + "/" + feed.type().wireName();
    }
}
