package org.switchboard.source.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.database.OwnDatabase;
import org.switchboard.shared.BusinessException;
import org.switchboard.source.IntakeResult;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.FeedNote;
import org.switchboard.source.model.FeedState;
import org.switchboard.source.persistence.FeedNoteTable;
import org.switchboard.source.persistence.FeedTable;

/** How each feed fares, for routes that report and for people who look. */
@ApplicationScoped
public class Feeds {

    private static final int LONGEST_REASON = 500;
    private static final Duration LONGEST_SUBJECT_NOTE = Duration.ofDays(30);

    private static final Duration CACHE_TIME = Duration.ofMillis(500);

    private volatile Cached cached;

    private FeedTable table;
    private FeedNoteTable notes;
    private Event<FeedHealthChanged> healthChanges;
    private Event<FeedCaughtUp> ends;
    private Clock clock;

    protected Feeds() {
        // for the container's proxy
    }

    @Inject
    public Feeds(
            FeedTable table,
            FeedNoteTable notes,
            Event<FeedHealthChanged> healthChanges,
            Event<FeedCaughtUp> ends,
            Clock clock) {
        this.table = table;
        this.notes = notes;
        this.healthChanges = healthChanges;
        this.ends = ends;
        this.clock = clock;
    }

    /** A route declares the feed that it fills and its freshness objective. */
    @Transactional
    public void announce(FeedId feed, Optional<Duration> objective) {
        table.announce(feed, objective, clock.instant());
    }

    /**
     * These are now the feeds of a route file, all of them; none when the file was taken away. A feed that no file
     * declares any longer is withdrawn: its history and its watermark stay, and serve again when a file declares it
     * again.
     *
     * @param path of the route file, relative to the folder of the source files
     */
    @Transactional
    public void declared(String path, Set<FeedId> feeds) {
        table.declared(path, feeds, clock.instant());
        cached = null;
    }

    /** A program delivers to this feed by itself, so that it needs no route file. */
    @Transactional
    public void deliveredTo(FeedId feed, Actor actor) {
        actor.require(Permission.DELIVER_RECORDS);
        table.deliveredTo(feed);
    }

    /** Where the feed's next read begins; empty before the first read. */
    @Transactional
    public Optional<String> watermark(FeedId feed) {
        return table.watermark(feed);
    }

    /**
     * The next read of the source begins at that moment once more; what is not newer changes nothing.
     *
     * @throws BusinessException for a feed without a watermark: what came by files or was pushed cannot be asked for again
     */
    @Transactional
    @Audited(value = "backfill-requested", subject = "feed", key = 0)
    public void backfill(FeedId feed, Instant since, Actor actor) {
        actor.require(Permission.OPERATE_SOURCES);
        if (!table.backfill(feed, since)) {
            throw new BusinessException("no-backfill", "feed", feed.name(), feed.source(), feed.name());
        }
    }

    /** From when on the source is to be read once more; empty without such a request. */
    @Transactional
    public Optional<Instant> backfillSince(FeedId feed) {
        return table.backfillSince(feed);
    }

    /** The source was read again from that moment to its end. */
    @Transactional
    public void backfilled(FeedId feed, Instant since) {
        table.backfilled(feed, since);
    }

    /** A poll has reached its end: the source has nothing more for this feed, for now. */
    public void caughtUp(FeedId feed) {
        ends.fire(new FeedCaughtUp(feed));
    }

    /**
     * The feed's last try went well, in the transaction that stored what came.
     *
     * @param watermark where the next read begins; empty leaves it where it is
     */
    @Transactional
    public void succeeded(FeedId feed, IntakeResult result, Optional<String> watermark, Instant at) {
        if (table.succeeded(feed, result, watermark, at)) {
            healthChanges.fire(new FeedHealthChanged(
                    feed, false, Actor.source(feed.source()).author()));
        }
    }

    /** Whether a route failed for our own database, which is no failure of the source. */
    public boolean isStorageUnavailable(Throwable failure) {
        return OwnDatabase.isCauseOf(failure);
    }

    /**
     * The feed's last try went wrong; what it gave earlier stays, and shows as old.
     *
     * @param nextTry when it is tried again, where that is known
     */
    @Transactional
    public void failed(FeedId feed, String reason, Optional<Instant> nextTry) {
        if (table.failed(feed, shortened(reason), clock.instant(), nextTry)) {
            healthChanges.fire(new FeedHealthChanged(
                    feed, true, Actor.source(feed.source()).author()));
        }
    }

    /** Whoever asks next sees what has changed. */
    public void clearCache() {
        cached = null;
    }

    /** A note of that kind for the operators of a feed whose records come in; empty removes it. */
    @Transactional
    public void note(FeedId feed, FeedNote kind, Optional<String> note) {
        note.ifPresentOrElse(
                text -> notes.keep(feed, kind, shortened(text), kind.valid().map(clock.instant()::plus)),
                () -> notes.remove(feed, kind));
    }

    /**
     * A note about one of several things that a feed reads, such as a file; it replaces only the earlier one of that kind
     * about the same, and is shown for a month at most. Of a kind the last ten are kept.
     */
    @Transactional
    public void note(FeedId feed, FeedNote kind, String subject, Optional<String> note) {
        note.ifPresentOrElse(
                text -> notes.keep(
                        feed,
                        kind,
                        subject,
                        shortened(text),
                        clock.instant().plus(kind.valid().orElse(LONGEST_SUBJECT_NOTE))),
                () -> notes.remove(feed, kind, subject));
    }

    /** A note of that kind for the operators of a feed whose records come in. */
    @Transactional
    public void note(FeedId feed, FeedNote kind, String note) {
        note(feed, kind, Optional.of(note));
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    @Transactional
    public List<FeedState> all() {
        return table.all(clock.instant());
    }

    /**
     * Of all feeds of each source and record type, the state that a fact of that kind has now. Feeds are read at most
     * twice a second, however many views ask.
     */
    @Transactional
    public Freshness freshness() {
        Instant now = clock.instant();
        Cached last = cached;
        if (last == null || last.readAt.plus(CACHE_TIME).isBefore(now)) {
            last = new Cached(
                    table.all(now).stream()
                            .collect(Collectors.groupingBy(feed -> feed.id().source())),
                    now);
            cached = last;
        }
        return Freshness.of(last.bySource, now);
    }

    private record Cached(Map<String, List<FeedState>> bySource, Instant readAt) {}
}
