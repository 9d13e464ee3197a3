package org.switchboard.source.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.switchboard.access.model.Actor;
import org.switchboard.source.RecordType;
import org.switchboard.source.RecordsChanged;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.FeedNote;
import org.switchboard.source.persistence.KeyReconciliationTable;
import org.switchboard.source.record.RecordStore;
import org.switchboard.source.record.RecordTable;

/**
 * Finds what a source has deleted without a message: it lists all its keys, and a stored record whose key is
 * not among them counts as deleted from then on. One that comes back counts again. Records received during the
 * reconciliation are unchanged.
 */
@ApplicationScoped
public class KeyReconciliation {

    private static final int WHOLE = 100;

    private final Map<RecordType, RecordStore> storeByType = new EnumMap<>(RecordType.class);
    private KeyReconciliationTable table;
    private Event<RecordsChanged> changes;
    private Feeds feeds;
    private Clock clock;

    protected KeyReconciliation() {
        // for the container's proxy
    }

    @Inject
    KeyReconciliation(
            KeyReconciliationTable table,
            @Any Instance<RecordStore> stores,
            Feeds feeds,
            Event<RecordsChanged> changes,
            Clock clock) {
        this(table, feeds, changes, clock, stores);
    }

    KeyReconciliation(
            KeyReconciliationTable table,
            Feeds feeds,
            Event<RecordsChanged> changes,
            Clock clock,
            Iterable<RecordStore> stores) {
        this.table = table;
        this.feeds = feeds;
        this.changes = changes;
        this.clock = clock;
        stores.forEach(store -> storeByType.put(store.type(), store));
    }

    /**
     * What a reconciliation changed, in records.
     *
     * @param refusal why it changed nothing; empty when it was accepted
     */
    public record Result(int deleted, int restored, Optional<String> refusal) {}

    /** Whether a reconciliation is due. Records of two feeds are never reconciled: neither knows all keys. */
    @Transactional
    public boolean isDue(FeedId feed, Duration period) {
        Instant now = clock.instant();
        boolean due =
                table.endedAt(feed).map(last -> !last.plus(period).isAfter(now)).orElse(true);
        return due && !isShared(feed);
    }

    /** Discards the keys of an unfinished reconciliation. */
    @Transactional
    public void begin(FeedId feed) {
        table.begin(feed, clock.instant());
    }

    /**
     * Some records of the list could not be read, so that nobody knows which keys the source has: nothing is deleted, and
     * the feed has a note until a later reconciliation is accepted.
     */
    @Transactional
    public void abandon(FeedId feed, int unreadable) {
        table.end(feed, clock.instant());
        feeds.note(
                feed,
                FeedNote.RECONCILIATION,
                "The complete list has " + unreadable
                        + " records whose keys could not be read; what is missing in it was not deleted.");
    }

    /** Keys that the source has, in any order; repeated keys have no effect. */
    @Transactional
    public void present(FeedId feed, List<String> keys) {
        table.keep(feed, keys);
    }

    /**
     * The source has listed all keys.
     *
     * @param twice whether the keys were read page by page while the list may have changed: then only what was missing
     *     the time before, too, is deleted
     * @param mostPercent of the records held that may vanish at once; more is taken for a fault of the source: nothing
     *     is deleted, and the feed has a note until a later reconciliation is accepted
     */
    @Transactional
    public Result end(FeedId feed, int mostPercent, boolean twice) {
        Instant now = clock.instant();
        RecordTable records = storeByType.get(feed.type()).table();
        KeyReconciliationTable.MissingKeys missingKeys = table.missingKeys(feed, records);
        boolean tooMany = missingKeys.missing() * WHOLE > missingKeys.held() * mostPercent;
        Result result = tooMany ? refused(missingKeys, mostPercent) : apply(feed, records, now, twice);
        table.end(feed, now);
        feeds.note(feed, FeedNote.RECONCILIATION, result.refusal());
        return result;
    }

    private Result apply(FeedId feed, RecordTable records, Instant now, boolean twice) {
        Set<String> deleted = table.delete(feed, records, now, twice);
        table.keepMissing(feed, records);
        Set<String> restored = table.restore(feed, records, now);
        publish(feed, deleted);
        publish(feed, restored);
        return new Result(deleted.size(), restored.size(), Optional.empty());
    }

    private static Result refused(KeyReconciliationTable.MissingKeys missingKeys, int mostPercent) {
        return new Result(
                0,
                0,
                Optional.of("Reconciliation found " + missingKeys.missing() + " of " + missingKeys.held()
                        + " records gone from the source, more than " + mostPercent + " %; nothing was deleted."));
    }

    private boolean isShared(FeedId feed) {
        Optional<String> other = table.otherFeedOf(feed);
        other.ifPresent(name -> feeds.note(
                feed,
                FeedNote.RECONCILIATION,
                Optional.of("Keys cannot be reconciled: the feed " + name + " fills the same records.")));
        return other.isPresent();
    }

    private void publish(FeedId feed, Set<String> keys) {
        if (!keys.isEmpty()) {
            changes.fire(new RecordsChanged(
                    feed.source(),
                    feed.type(),
                    keys,
                    Actor.source(feed.source()).author()));
        }
    }
}
