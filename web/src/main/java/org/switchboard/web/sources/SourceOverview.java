package org.switchboard.web.sources;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.switchboard.source.Feeds;

/** All sources with the state of their feeds at this moment. */
@ApplicationScoped
public class SourceOverview {

    @Inject
    Feeds feeds;

    @Inject
    Clock clock;

    public List<SourceRow> rows() {
        return SourceRow.of(feeds.all(), clock.instant());
    }
}
