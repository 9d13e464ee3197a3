package org.switchboard.source.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.database.Columns;
import org.switchboard.source.FeedId;
import org.switchboard.source.FeedState;
import org.switchboard.source.IntakeResult;
import org.switchboard.source.RecordType;

/** The table {@code feed}: one row a feed, with its watermark and how it fares. */
@ApplicationScoped
public class FeedTable {

    @Inject
    Jdbi jdbi;

    public void announce(FeedId feed, Optional<Duration> promise) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into feed (source, name, record_type, promise_seconds)
                        values (:source, :name, :type, :promise)
                        on conflict (source, name) do update
                        set record_type = excluded.record_type, promise_seconds = excluded.promise_seconds""")
                .bind("source", feed.source())
                .bind("name", feed.name())
                .bind("type", feed.type().wireName())
                .bind("promise", promise.map(Duration::toSeconds).orElse(null))
                .execute());
    }

    public void succeeded(FeedId feed, IntakeResult result, Optional<String> watermark, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into feed as held (source, name, record_type, last_success_at, last_record_at, watermark,
                                          accepted, unchanged, rejected)
                        values (:source, :name, :type, :at, case when :accepted > 0 then cast(:at as timestamptz) end,
                                :watermark, :accepted, :unchanged, :rejected)
                        on conflict (source, name) do update set
                          last_success_at = excluded.last_success_at,
                          last_record_at = coalesce(excluded.last_record_at, held.last_record_at),
                          watermark = coalesce(excluded.watermark, held.watermark),
                          failure = null,
                          accepted = held.accepted + excluded.accepted,
                          unchanged = held.unchanged + excluded.unchanged,
                          rejected = held.rejected + excluded.rejected""")
                .bind("source", feed.source())
                .bind("name", feed.name())
                .bind("type", feed.type().wireName())
                .bind("at", at)
                .bind("watermark", watermark.orElse(null))
                .bind("accepted", result.accepted())
                .bind("unchanged", result.unchanged())
                .bind("rejected", result.rejected().size())
                .execute());
    }

    public void failed(FeedId feed, String reason, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into feed (source, name, record_type, last_failure_at, failure)
                        values (:source, :name, :type, :at, :reason)
                        on conflict (source, name) do update
                        set last_failure_at = excluded.last_failure_at, failure = excluded.failure""")
                .bind("source", feed.source())
                .bind("name", feed.name())
                .bind("type", feed.type().wireName())
                .bind("at", at)
                .bind("reason", reason)
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

    public List<FeedState> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from feed order by source, name")
                .map(FeedTable::state)
                .list());
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
                Columns.text(row, "watermark"));
    }
}
