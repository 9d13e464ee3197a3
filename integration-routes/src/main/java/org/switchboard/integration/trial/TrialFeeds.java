package org.switchboard.integration.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.FeedNote;

/** Feeds that begin anew each time, and remember why one failed. */
final class TrialFeeds extends Feeds {

    private volatile Optional<String> failure = Optional.empty();

    @Override
    public void announce(FeedId feed, Optional<Duration> promise) {
        // nobody is to wait for a trial
    }

    @Override
    public void declared(String path, Set<FeedId> feeds) {
        // nor is it there for good
    }

    @Override
    public Optional<String> watermark(FeedId feed) {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> backfillSince(FeedId feed) {
        return Optional.empty();
    }

    @Override
    public void caughtUp(FeedId feed) {
        // nothing waits for it
    }

    @Override
    public void note(FeedId feed, FeedNote kind, Optional<String> note) {
        note.ifPresent(reason -> failure = Optional.of(reason));
    }

    @Override
    public void note(FeedId feed, FeedNote kind, String subject, Optional<String> note) {
        note(feed, kind, note);
    }

    @Override
    public void failed(FeedId feed, String reason, Optional<Instant> nextTry) {
        failure = Optional.of(reason);
    }

    Optional<String> failure() {
        return failure;
    }
}
