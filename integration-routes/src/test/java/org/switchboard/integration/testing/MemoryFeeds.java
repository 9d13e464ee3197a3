package org.switchboard.integration.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.switchboard.access.model.Actor;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.FeedNote;

/** Feeds in memory. */
public class MemoryFeeds extends Feeds {

    private final Map<FeedId, Optional<Duration>> announced = new ConcurrentHashMap<>();
    private final Map<String, Set<FeedId>> declared = new ConcurrentHashMap<>();
    private final Map<FeedId, String> watermarks = new ConcurrentHashMap<>();
    private final Map<FeedId, String> failures = new ConcurrentHashMap<>();

    private final Map<FeedId, Instant> nextTries = new ConcurrentHashMap<>();
    private final Map<FeedId, Instant> backfills = new ConcurrentHashMap<>();
    private final Map<FeedId, Map<String, String>> notes = new ConcurrentHashMap<>();
    private final Set<FeedId> caughtUp = ConcurrentHashMap.newKeySet();
    private volatile boolean unavailable;

    @Override
    public void announce(FeedId feed, Optional<Duration> promise) {
        announced.put(feed, promise);
    }

    @Override
    public void declared(String path, Set<FeedId> feeds) {
        if (unavailable) {
            throw new IllegalStateException("The database is away.");
        }
        declared.put(path, Set.copyOf(feeds));
    }

    @Override
    public Optional<String> watermark(FeedId feed) {
        return Optional.ofNullable(watermarks.get(feed));
    }

    @Override
    public void backfill(FeedId feed, Instant since, Actor actor) {
        backfills.put(feed, since);
    }

    @Override
    public Optional<Instant> backfillSince(FeedId feed) {
        return Optional.ofNullable(backfills.get(feed));
    }

    @Override
    public void backfilled(FeedId feed, Instant since) {
        backfills.remove(feed, since);
    }

    @Override
    public void caughtUp(FeedId feed) {
        caughtUp.add(feed);
    }

    public boolean hasCaughtUp(FeedId feed) {
        return caughtUp.contains(feed);
    }

    @Override
    public void note(FeedId feed, FeedNote kind, Optional<String> note) {
        note(feed, kind, "", note);
    }

    @Override
    public void note(FeedId feed, FeedNote kind, String subject, Optional<String> note) {
        Map<String, String> ofFeed = notes.computeIfAbsent(feed, first -> new ConcurrentSkipListMap<>());
        String about = kind + ":" + subject;
        note.ifPresentOrElse(text -> ofFeed.put(about, text), () -> ofFeed.remove(about));
    }

    /** All notes of the feed, as the sources page shows them. */
    public Optional<String> noteOf(FeedId feed) {
        return Optional.of(String.join(" ", notes.getOrDefault(feed, Map.of()).values()))
                .filter(text -> !text.isEmpty());
    }

    @Override
    public void failed(FeedId feed, String reason, Optional<Instant> nextTry) {
        failures.put(feed, reason);
        nextTry.ifPresent(at -> nextTries.put(feed, at));
    }

    /** From now on declarations fail. */
    public void makeUnavailable() {
        unavailable = true;
    }

    public void makeAvailable() {
        unavailable = false;
    }

    void succeeded(FeedId feed, Optional<String> watermark) {
        failures.remove(feed);
        watermark.ifPresent(value -> watermarks.put(feed, value));
    }

    /** Its last try went well. */
    public void mended(FeedId feed) {
        failures.remove(feed);
    }

    public Map<FeedId, Optional<Duration>> announced() {
        return announced;
    }

    /** The feeds that a file was last said to declare. */
    public Set<FeedId> declaredBy(String path) {
        return declared.getOrDefault(path, Set.of());
    }

    /** When the feed's source was last said to be tried again. */
    public Optional<Instant> nextTry(FeedId feed) {
        return Optional.ofNullable(nextTries.get(feed));
    }

    /** Why the feed's last try failed; empty when it went well. */
    public Optional<String> failure(FeedId feed) {
        return Optional.ofNullable(failures.get(feed));
    }
}
