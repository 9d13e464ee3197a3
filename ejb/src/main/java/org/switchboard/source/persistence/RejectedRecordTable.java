package org.switchboard.source.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.database.Columns;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.RejectedFilter;
import org.switchboard.source.model.RejectedGroup;
import org.switchboard.source.model.RejectedRecord;

/** The table {@code rejected_record}. */
@ApplicationScoped
public class RejectedRecordTable {

    @Inject
    Jdbi jdbi;

    /** One that waits already stays one, with its latest reason. */
    public void keep(FeedId feed, JsonNode original, Optional<String> mapping, FieldProblem problem, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into rejected_record
                          (source, feed, record_type, original, mapping, field, value, reason, rejected_at)
                        values (:source, :feed, :type, :original, :mapping, :field, :value, :reason, :at)
                        on conflict (source, feed, digest) where replayed_at is null do update set
                          mapping = excluded.mapping, field = excluded.field, value = excluded.value,
                          reason = excluded.reason, rejected_at = excluded.rejected_at""")
                .bind("source", feed.source())
                .bind("feed", feed.name())
                .bind("type", feed.type().wireName())
                .bind("original", storable(original.isTextual() ? original.textValue() : original.toString()))
                .bind("mapping", mapping.orElse(null))
                .bind("field", problem.field())
                .bind("value", storable(problem.value()))
                .bind("reason", storable(problem.reason()))
                .bind("at", at)
                .execute());
    }

    /** PostgreSQL's text holds every character but NUL, which is kept as its visible picture. */
    private static String storable(String text) {
        return text == null ? null : text.replace('\u0000', '\u2400');
    }

    public Optional<RejectedRecord> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from rejected_record where id = :id")
                .bind("id", id)
                .map(RejectedRecordTable::rejected)
                .findFirst());
    }

    private static final String MATCHES = """
            replayed_at is null
            and (cast(:source as text) is null or source = :source)
            and (cast(:type as text) is null or record_type = :type)
            and (cast(:field as text) is null or field = :field)
            and (cast(:reason as text) is null or position(lower(:reason) in lower(reason)) > 0)
            and (cast(:since as timestamptz) is null or rejected_at >= :since)
            and (cast(:until as timestamptz) is null or rejected_at <= :until)""";

    private static final String WAITING =
            "select * from rejected_record where id > :after and " + MATCHES + " order by id limit :limit";

    private static final String COUNT = "select count(*) from rejected_record where " + MATCHES;

    private static final String COMMONEST = """
            select record_type, field, count(*) as number from rejected_record
            where replayed_at is null and (cast(:source as text) is null or source = :source)
            group by record_type, field order by number desc, record_type, field limit :limit""";

    /** Waiting ones with an id above {@code after}, oldest first. */
    public List<RejectedRecord> waiting(RejectedFilter filter, long after, int limit) {
        return jdbi.withHandle(handle -> bound(handle.createQuery(WAITING), filter)
                .bind("after", after)
                .bind("limit", limit)
                .map(RejectedRecordTable::rejected)
                .list());
    }

    public long count(RejectedFilter filter) {
        return jdbi.withHandle(handle ->
                bound(handle.createQuery(COUNT), filter).mapTo(Long.class).one());
    }

    /** How many wait of each source of which any do. */
    public Map<String, Long> waitingBySource() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select source, count(*) as number from rejected_record
                        where replayed_at is null group by source""").reduceRows(new HashMap<>(), (all, row) -> {
            all.put(row.getColumn("source", String.class), row.getColumn("number", Long.class));
            return all;
        }));
    }

    public List<RejectedGroup> commonest(Optional<String> source, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(COMMONEST)
                .bind("source", source.orElse(null))
                .bind("limit", limit)
                .map((row, context) -> new RejectedGroup(
                        RecordType.named(row.getString("record_type")).orElseThrow(),
                        row.getString("field"),
                        row.getLong("number")))
                .list());
    }

    private static Query bound(Query query, RejectedFilter filter) {
        return query.bind("source", filter.source().orElse(null))
                .bind("type", filter.type().map(RecordType::wireName).orElse(null))
                .bind("field", filter.field().orElse(null))
                .bind("reason", filter.reason().orElse(null))
                .bind("since", filter.since().orElse(null))
                .bind("until", filter.until().orElse(null));
    }

    public void replayed(long id, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("update rejected_record set replayed_at = :at where id = :id")
                .bind("id", id)
                .bind("at", at)
                .execute());
    }

    public void stillWrong(long id, FieldProblem problem) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update rejected_record set field = :field, value = :value, reason = :reason where id = :id")
                .bind("id", id)
                .bind("field", problem.field())
                .bind("value", storable(problem.value()))
                .bind("reason", storable(problem.reason()))
                .execute());
    }

    private static RejectedRecord rejected(ResultSet row, StatementContext context) throws SQLException {
        RecordType type = RecordType.named(row.getString("record_type")).orElseThrow();
        return new RejectedRecord(
                row.getLong("id"),
                new FeedId(row.getString("source"), row.getString("feed"), type),
                row.getString("original"),
                Columns.text(row, "mapping"),
                new FieldProblem(row.getString("field"), row.getString("value"), row.getString("reason")),
                row.getObject("rejected_at", OffsetDateTime.class).toInstant(),
                Columns.instant(row, "replayed_at"));
    }
}
