package org.switchboard.web.api.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.switchboard.source.model.FreshnessChanged;

/** That a feed became overdue, met its freshness objective again, or is no longer expected. */
public record FreshnessAnswer(String feed, FreshnessChanged.Change change, Instant at, Optional<Long> lagSeconds) {

    static FreshnessAnswer of(FreshnessChanged changed) {
        return new FreshnessAnswer(
                changed.feed().name(),
                changed.change(),
                changed.at(),
                changed.lag().map(Duration::toSeconds));
    }
}
