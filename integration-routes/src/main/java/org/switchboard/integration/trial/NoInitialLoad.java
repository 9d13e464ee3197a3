package org.switchboard.integration.trial;

import java.util.Optional;
import org.switchboard.source.load.InitialLoadRunner;
import org.switchboard.source.load.InitialLoadWriter;
import org.switchboard.source.model.FeedId;

/** A trial stores nothing, so it loads nothing. */
final class NoInitialLoad extends InitialLoadRunner {

    @Override
    public boolean isLoading(FeedId feed) {
        return false;
    }

    @Override
    public Optional<InitialLoadWriter> writer(FeedId feed) {
        return Optional.empty();
    }
}
