package org.switchboard.source.feed;

import org.switchboard.event.Change;

/**
 * A feed's last try went wrong and the one before well, or the other way about. Fired once a
 * change.
 */
public record FeedHealthChanged(FeedId feed, boolean failing) implements Change {
    @Override
    public String eventKey() {
        return feed.source() + "/" + feed.type().wireName();
    }
}
