package org.switchboard.source.feed;

import java.util.Objects;
import java.util.Optional;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.source.model.FeedId;

/**
 * A feed's last try went wrong and the one before well, or the other way about. Fired once a
 * change.
 */
public record FeedHealthChanged(FeedId feed, boolean failing, Optional<ChangeAuthor> by) implements Change {

    public FeedHealthChanged {
        Objects.requireNonNull(feed, "feed");
    }

    @Override
    public String eventKey() {
        return feed.source() + "/" + feed.type().wireName();
    }
}
