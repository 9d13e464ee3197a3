package org.switchboard.source.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.database.Columns;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.FreshnessChanged;
import org.switchboard.source.model.FreshnessChanged.Change;

/** The table {@code promise_change}. */
@ApplicationScoped
public class FreshnessChangeTable {

    private static final String ADD = """
            insert into promise_change (source, feed, change, at, lag_seconds)
            values (:source, :feed, :change, :at, :lag)""";

    private static final String LATEST = """
            select promise_change.*, feed.record_type
            from promise_change
            join feed on feed.source = promise_change.source and feed.name = promise_change.feed
            where promise_change.source = :source order by id desc limit :limit""";

    private static final String KEEP_LAST = """
            delete from promise_change where id in
              (select id from (select id, row_number() over (partition by source, feed order by id desc) as nth
                               from promise_change) as counted
               where nth > :kept)""";

    private Jdbi jdbi;

    protected FreshnessChangeTable() {
        // for the container's proxy
    }

    @Inject
    public FreshnessChangeTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public void add(FreshnessChanged change) {
        jdbi.useHandle(handle -> handle.createUpdate(ADD)
                .bind("source", change.feed().source())
                .bind("feed", change.feed().name())
                .bind("change", change.change().name())
                .bind("at", change.at())
                .bind("lag", change.lag().map(Duration::toSeconds).orElse(null))
                .execute());
    }

    /** Of a source, newest first. */
    public List<FreshnessChanged> latest(String source, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(LATEST)
                .bind("source", source)
                .bind("limit", limit)
                .map(FreshnessChangeTable::change)
                .list());
    }

    /** Of each feed. */
    public void keepLast(int kept) {
        jdbi.useHandle(
                handle -> handle.createUpdate(KEEP_LAST).bind("kept", kept).execute());
    }

    private static FreshnessChanged change(ResultSet row, StatementContext context) throws SQLException {
        RecordType type = RecordType.named(row.getString("record_type")).orElseThrow();
        return new FreshnessChanged(
                new FeedId(row.getString("source"), row.getString("feed"), type),
                Change.valueOf(row.getString("change")),
                Columns.instant(row, "at").orElseThrow(),
                Optional.ofNullable(row.getObject("lag_seconds", Long.class)).map(Duration::ofSeconds),
                Optional.empty());
    }
}
