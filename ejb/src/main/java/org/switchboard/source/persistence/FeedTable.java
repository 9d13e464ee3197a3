package org.switchboard.source.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.database.Columns;
import org.switchboard.source.IntakeResult;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.FeedOversight;
import org.switchboard.source.model.FeedState;

/** The table {@code feed}: one row a feed, with its watermark and how it fares. */
@ApplicationScoped
public class FeedTable {

    private static final String WITHDRAW_DROPPED = """
            update feed set withdrawn_at = :at, failure = null
            where exists (select from feed_declaration here
                          where here.path = :path and here.source = feed.source and here.feed = feed.name)
              and not exists (select from feed_declaration there
                              where there.path <> :path and there.source = feed.source and there.feed = feed.name)
              and (source, name) not in (select * from unnest(:sources, :names))""";

    private static final String DELETE_DECLARATIONS = "delete from feed_declaration where path = :path";

    private static final String KEEP_DECLARATIONS = """
            insert into feed_declaration (path, source, feed)
            select distinct :path, declared.source, declared.name
            from unnest(:sources, :names) as declared (source, name)""";

    private static final String WANT_DECLARED = """
            update feed set withdrawn_at = null
            where withdrawn_at is not null and (source, name) in (select * from unnest(:sources, :names))""";

    private static final String COUNT = """
            insert into feed_minute as held (source, feed, minute, accepted, unchanged, rejected)
            values (:source, :feed, :minute, :accepted, :unchanged, :rejected)
            on conflict (source, feed, minute) do update set
              accepted = held.accepted + excluded.accepted,
              unchanged = held.unchanged + excluded.unchanged,
              rejected = held.rejected + excluded.rejected""";

    private static final String BEFORE = """
            with before as (select failure is not null as failing from feed where source = :source and name = :name)
            """;

    private static final String ALL = """
            select feed.*, pause.paused_at, pause.paused_by, pause.why,
              (select string_agg(n.note, ' ' order by n.kind) from feed_note n
               where n.source = feed.source and n.feed = feed.name and (n.until is null or n.until > :now)) as note
            from feed left join source_pause pause on pause.source = feed.source
            order by feed.source, feed.name""";

    private Jdbi jdbi;

    protected FeedTable() {
        // for the container's proxy
    }

    @Inject
    public FeedTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public void announce(FeedId feed, Optional<Duration> objective, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into feed (source, name, record_type, promise_seconds, awaited_since)
                        values (:source, :name, :type, :promise, :at)
                        on conflict (source, name) do update
                        set record_type = excluded.record_type, promise_seconds = excluded.promise_seconds,
                          awaited_since = excluded.awaited_since, withdrawn_at = null""")
                .bind("at", at)
                .bind("source", feed.source())
                .bind("name", feed.name())
                .bind("type", feed.type().wireName())
                .bind("promise", objective.map(Duration::toSeconds).orElse(null))
                .execute());
    }

    /** Those that only this file declared, and declares no longer, are withdrawn; those that it declares are wanted. */
    public void declared(String path, Set<FeedId> feeds, Instant at) {
        jdbi.useHandle(handle -> {
            for (String step : List.of(WITHDRAW_DROPPED, DELETE_DECLARATIONS, KEEP_DECLARATIONS, WANT_DECLARED)) {
                handle.createUpdate(step)
                        .bind("path", path)
                        .bind("at", at)
                        .bindArray(
                                "sources",
                                String.class,
                                feeds.stream().map(FeedId::source).toList())
                        .bindArray(
                                "names",
                                String.class,
                                feeds.stream().map(FeedId::name).toList())
                        .execute();
            }
        });
    }

    /** Only routes have a freshness objective; programs have none. */
    public void deliveredTo(FeedId feed) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update feed set withdrawn_at = null, promise_seconds = null
                        where source = :source and name = :name and withdrawn_at is not null""")
                .bind("source", feed.source())
                .bind("name", feed.name())
                .execute());
    }

    /** @return whether the try before had failed */
    public boolean succeeded(FeedId feed, IntakeResult result, Optional<String> watermark, Instant at) {
        boolean recovered = jdbi.withHandle(handle -> handle.createQuery(BEFORE + """
                        insert into feed as held (source, name, record_type, last_success_at, last_record_at, watermark,
                                          accepted, unchanged, rejected)
                        values (:source, :name, :type, :at, case when :accepted > 0 then cast(:at as timestamptz) end,
                                :watermark, :accepted, :unchanged, :rejected)
                        on conflict (source, name) do update set
                          last_success_at = excluded.last_success_at,
                          last_record_at = coalesce(excluded.last_record_at, held.last_record_at),
                          watermark = coalesce(excluded.watermark, held.watermark),
                          failure = null, next_try_at = null,
                          accepted = held.accepted + excluded.accepted,
                          unchanged = held.unchanged + excluded.unchanged,
                          rejected = held.rejected + excluded.rejected
                        returning coalesce((select failing from before), false)""")
                .bind("source", feed.source())
                .bind("name", feed.name())
                .bind("type", feed.type().wireName())
                .bind("at", at)
                .bind("watermark", watermark.orElse(null))
                .bind("accepted", result.accepted())
                .bind("unchanged", result.unchanged())
                .bind("rejected", result.rejected().size())
                .mapTo(Boolean.class)
                .one());
        if (result.accepted() + result.unchanged() + result.rejected().size() > 0) {
            count(feed, result, at);
        }
        return recovered;
    }

    private void count(FeedId feed, IntakeResult result, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(COUNT)
                .bind("source", feed.source())
                .bind("feed", feed.name())
                .bind("minute", at.truncatedTo(ChronoUnit.MINUTES))
                .bind("accepted", result.accepted())
                .bind("unchanged", result.unchanged())
                .bind("rejected", result.rejected().size())
                .execute());
    }

    /** @return false when it was already recorded */
    public boolean markOverdue(FeedId feed, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update feed set promise_broken_at = :at
                        where source = :source and name = :name and promise_broken_at is null""")
                        .bind("source", feed.source())
                        .bind("name", feed.name())
                        .bind("at", at)
                        .execute()
                > 0);
    }

    /** @return false when it was already recorded */
    public boolean clearOverdue(FeedId feed) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update feed set promise_broken_at = null
                        where source = :source and name = :name and promise_broken_at is not null""")
                        .bind("source", feed.source())
                        .bind("name", feed.name())
                        .execute()
                > 0);
    }

    /** @return whether the try before had not failed */
    public boolean failed(FeedId feed, String reason, Instant at, Optional<Instant> nextTry) {
        return jdbi.withHandle(handle -> handle.createQuery(BEFORE + """
                        insert into feed (source, name, record_type, last_failure_at, failure, next_try_at)
                        values (:source, :name, :type, :at, :reason, :next)
                        on conflict (source, name) do update
                        set last_failure_at = excluded.last_failure_at, failure = excluded.failure,
                          next_try_at = excluded.next_try_at
                        returning not coalesce((select failing from before), false)""")
                .bind("next", nextTry.orElse(null))
                .bind("source", feed.source())
                .bind("name", feed.name())
                .bind("type", feed.type().wireName())
                .bind("at", at)
                .bind("reason", reason)
                .mapTo(Boolean.class)
                .one());
    }

    /** @return false when the feed is not there or keeps no watermark */
    public boolean backfill(FeedId feed, Instant since) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update feed set backfill_since = :since
                        where source = :source and name = :name and watermark is not null""")
                        .bind("source", feed.source())
                        .bind("name", feed.name())
                        .bind("since", since)
                        .execute()
                > 0);
    }

    public Optional<Instant> backfillSince(FeedId feed) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select backfill_since from feed where source = :source and name = :name")
                        .bind("source", feed.source())
                        .bind("name", feed.name())
                        .map((row, context) -> Columns.instant(row, "backfill_since"))
                        .findOne()
                        .flatMap(since -> since));
    }

    /** @param since what was read again; a request made meanwhile stays */
    public void backfilled(FeedId feed, Instant since) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update feed set backfill_since = null
                        where source = :source and name = :name and backfill_since = :since""")
                .bind("source", feed.source())
                .bind("name", feed.name())
                .bind("since", since)
                .execute());
    }

    public Optional<String> watermark(FeedId feed) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select watermark from feed where source = :source and name = :name")
                        .bind("source", feed.source())
                        .bind("name", feed.name())
                        .mapTo(String.class)
                        .findFirst());
    }

    /** With the notes that are valid now. */
    public List<FeedState> all(Instant now) {
        return jdbi.withHandle(handle ->
                handle.createQuery(ALL).bind("now", now).map(FeedTable::state).list());
    }

    private static FeedState state(ResultSet row, StatementContext context) throws SQLException {
        RecordType type = RecordType.named(row.getString("record_type")).orElseThrow();
        return new FeedState(
                new FeedId(row.getString("source"), row.getString("name"), type),
                Optional.ofNullable(row.getObject("promise_seconds", Long.class))
                        .map(Duration::ofSeconds),
                Columns.instant(row, "last_success_at"),
                Columns.instant(row, "last_record_at"),
                Columns.instant(row, "last_failure_at"),
                Columns.text(row, "failure"),
                row.getLong("accepted"),
                row.getLong("unchanged"),
                row.getLong("rejected"),
                Columns.text(row, "watermark"),
                Columns.instant(row, "withdrawn_at"),
                Columns.text(row, "note"),
                Columns.instant(row, "backfill_since"),
                oversight(row, context));
    }

    private static FeedOversight oversight(ResultSet row, StatementContext context) throws SQLException {
        return new FeedOversight(
                Columns.instant(row, "awaited_since"),
                Columns.instant(row, "promise_broken_at"),
                Columns.instant(row, "next_try_at"),
                row.getString("paused_by") == null
                        ? Optional.empty()
                        : Optional.of(SourcePauseTable.pause(row, context)));
    }
}
