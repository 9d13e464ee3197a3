package org.switchboard.web.api.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.switchboard.source.PromiseChanged;

/** That a feed broke its promise, kept it again, or was waited for no longer. */
public record PromiseAnswer(String feed, PromiseChanged.Change change, Instant at, Optional<Long> lagSeconds) {

    static PromiseAnswer of(PromiseChanged changed) {
        return new PromiseAnswer(
                changed.feed().name(),
                changed.change(),
                changed.at(),
                changed.lag().map(Duration::toSeconds));
    }
}
