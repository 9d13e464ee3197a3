package org.switchboard.source.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.switchboard.database.Columns;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.record.RecordTable;

/** The tables {@code key_sweep} and {@code swept_key}. */
@ApplicationScoped
public class KeyReconciliationTable {

    /** How many of the records held the source has no longer. */
    public record MissingKeys(long missing, long held) {}

    private static final String DELETE_KEYS = "delete from swept_key where source = :source and feed = :feed";

    private Jdbi jdbi;

    protected KeyReconciliationTable() {
        // for the container's proxy
    }

    @Inject
    public KeyReconciliationTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<Instant> endedAt(FeedId feed) {
        return jdbi.withHandle(handle -> of(
                        feed,
                        handle.createQuery("select ended_at from key_sweep where source = :source and feed = :feed"))
                .map((row, context) -> Columns.instant(row, "ended_at"))
                .findOne()
                .flatMap(ended -> ended));
    }

    /** The name of another feed that the site wants, of the same source and record type. */
    public Optional<String> otherFeedOf(FeedId feed) {
        return jdbi.withHandle(handle -> of(feed, handle.createQuery("""
                                select name from feed where source = :source and record_type = :type and name <> :feed
                                  and withdrawn_at is null limit 1"""))
                .bind("type", feed.type().wireName())
                .mapTo(String.class)
                .findOne());
    }

    public void begin(FeedId feed, Instant at) {
        jdbi.useHandle(handle -> {
            of(feed, handle.createUpdate(DELETE_KEYS)).execute();
            of(feed, handle.createUpdate("""
                            insert into key_sweep (source, feed, began_at) values (:source, :feed, :at)
                            on conflict (source, feed) do update set began_at = excluded.began_at""")).bind("at", at).execute();
        });
    }

    public void keep(FeedId feed, List<String> keys) {
        jdbi.useHandle(handle -> of(
                        feed,
                        handle.createUpdate("insert into swept_key select :source, :feed, present.key"
                                + " from unnest(:keys) as present (key) on conflict do nothing"))
                .bindArray("keys", String.class, keys)
                .execute());
    }

    public MissingKeys missingKeys(FeedId feed, RecordTable records) {
        return jdbi.withHandle(handle -> of(feed, handle.createQuery(records.missingInReconciliation()))
                .map(ConstructorMapper.of(MissingKeys.class))
                .one());
    }

    /**
     * @param twice only what the reconciliation before had missed, too
     * @return the keys of the records that count as deleted now
     */
    public Set<String> delete(FeedId feed, RecordTable records, Instant at, boolean twice) {
        return jdbi.withHandle(handle -> of(feed, handle.createQuery(records.deletionByReconciliation()))
                .bind("at", at)
                .bind("twice", twice)
                .mapTo(String.class)
                .set());
    }

    /** Remembers what is missing for the next reconciliation, in place of what was missing before. */
    public void keepMissing(FeedId feed, RecordTable records) {
        jdbi.useHandle(handle -> {
            of(feed, handle.createUpdate("delete from missing_key where source = :source and feed = :feed"))
                    .execute();
            of(
                            feed,
                            handle.createUpdate(
                                    "insert into missing_key select :source, :feed, missing.source_key from ("
                                            + records.keysMissingInReconciliation() + ") missing"))
                    .execute();
        });
    }

    /** @return the keys of the records that an earlier reconciliation deleted and that are back */
    public Set<String> restore(FeedId feed, RecordTable records, Instant at) {
        return jdbi.withHandle(handle -> of(feed, handle.createQuery(records.restorationByReconciliation()))
                .bind("at", at)
                .mapTo(String.class)
                .set());
    }

    public void end(FeedId feed, Instant at) {
        jdbi.useHandle(handle -> {
            of(feed, handle.createUpdate(DELETE_KEYS)).execute();
            of(feed, handle.createUpdate("update key_sweep set ended_at = :at where source = :source and feed = :feed"))
                    .bind("at", at)
                    .execute();
        });
    }

    private static <S extends SqlStatement<S>> S of(FeedId feed, S statement) {
        return statement.bind("source", feed.source()).bind("feed", feed.name());
    }
}
