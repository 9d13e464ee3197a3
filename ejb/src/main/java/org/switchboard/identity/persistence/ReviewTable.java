package org.switchboard.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.switchboard.database.Columns;
import org.switchboard.identity.matching.Comparison;
import org.switchboard.identity.model.EvidenceView;
import org.switchboard.identity.model.MergeView;
import org.switchboard.identity.model.RecordView;
import org.switchboard.identity.model.ReviewState;
import org.switchboard.identity.model.ReviewView;
import org.switchboard.shared.Page;

/** Pairs for a person to look at, and the merges that were made: lists for people, with both records side by side. */
@ApplicationScoped
public class ReviewTable {

    private Jdbi jdbi;
    private IdentityRecords records;

    protected ReviewTable() {
        // for the container's proxy
    }

    @Inject
    public ReviewTable(Jdbi jdbi, IdentityRecords records) {
        this.jdbi = jdbi;
        this.records = records;
    }

    /** Where a page of reviews ended: they come by falling score. */
    public record Position(double score, long id) {

        public static final Position BEGINNING = new Position(Double.POSITIVE_INFINITY, 0);

        public static Position parse(String cursor) {
            return Page.position(cursor, parts -> new Position(Double.parseDouble(parts[0]), Long.parseLong(parts[1])));
        }

        @Override
        public String toString() {
            return score + "_" + id;
        }
    }

    /** A pair as it lies in the table. */
    public record Pair(long id, long one, long other, ReviewState state) {}

    private record Row(
            long id,
            long one,
            long other,
            double score,
            List<EvidenceView> evidence,
            String state,
            Instant at,
            Optional<String> by,
            Optional<Instant> decidedAt,
            boolean effective,
            String strength) {}

    /**
     * Keeps the pair for a person. One that a person has decided stays as it is, one that waits gets the new score, and one
     * that was settled without a person waits again.
     */
    public void keep(Comparison comparison, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into identity_review (one, other, score, evidence, state, found_at)
                        values (:one, :other, :score, cast(:evidence as jsonb), 'WAITING', :at)
                        on conflict (one, other) do update set score = excluded.score, evidence = excluded.evidence,
                          state = 'WAITING', decided_at = null,
                          found_at = case identity_review.state
                            when 'WAITING' then identity_review.found_at else excluded.found_at end
                        where identity_review.state in ('WAITING', 'SETTLED')""")
                .bind("one", Math.min(comparison.one(), comparison.other()))
                .bind("other", Math.max(comparison.one(), comparison.other()))
                .bind("score", comparison.score())
                .bind("evidence", EvidenceColumn.written(comparison.evidence()))
                .bind("at", at)
                .execute());
    }

    public Optional<Pair> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from identity_review where id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(Pair.class))
                .findFirst());
    }

    public void decide(long id, ReviewState state, String by, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update identity_review set state = :state, decided_by = :by, decided_at = :at where id = :id")
                .bind("id", id)
                .bind("state", state.name())
                .bind("by", by)
                .bind("at", at)
                .execute());
    }

    /** The pairs of any of these records that wait. */
    public List<Pair> waitingOf(Collection<Long> ids) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from identity_review where state = 'WAITING' and one = any (:ids)
                        union
                        select * from identity_review where state = 'WAITING' and other = any (:ids)""")
                .bindArray("ids", Long.class, ids)
                .map(ConstructorMapper.of(Pair.class))
                .list());
    }

    /** These pairs need no review any more, unless a person has decided them meanwhile. */
    public void settle(Collection<Long> reviewIds, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update identity_review set state = 'SETTLED', decided_at = :at
                        where state = 'WAITING' and id = any (:ids)""")
                .bindArray("ids", Long.class, reviewIds)
                .bind("at", at)
                .execute());
    }

    /** Pairs that wait and became one customer meanwhile, or of which a record is deleted, need no review. */
    public void closeWaiting(Collection<Long> touched, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update identity_review r set state = 'SETTLED', decided_at = :at
                        from customer one, customer other
                        where r.state = 'WAITING' and (r.one = any (:ids) or r.other = any (:ids))
                          and one.id = r.one and other.id = r.other
                          and (one.deleted or other.deleted or exists (
                            select from identity_member left_one
                            join identity_member right_one on right_one.identity_id = left_one.identity_id
                            where left_one.customer_id = r.one and right_one.customer_id = r.other))""")
                .bindArray("ids", Long.class, touched)
                .bind("at", at)
                .execute());
    }

    public List<ReviewView> waiting(Position after, int limit) {
        return reviews(jdbi.withHandle(handle -> handle.createQuery("""
                        select * from identity_review
                        where state = 'WAITING' and (score < :score or score = :score and id > :id)
                        order by score desc, id limit :limit""")
                .bind("score", after.score())
                .bind("id", after.id())
                .bind("limit", limit)
                .map((row, context) -> review(row))
                .list()));
    }

    public Optional<ReviewView> review(long id) {
        return reviews(jdbi.withHandle(handle -> handle.createQuery("select * from identity_review where id = :id")
                        .bind("id", id)
                        .map((row, context) -> review(row))
                        .list()))
                .stream()
                .findFirst();
    }

    public long waiting() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from identity_review where state = 'WAITING'")
                        .mapTo(Long.class)
                        .one());
    }

    private List<ReviewView> reviews(List<Row> rows) {
        Map<Long, RecordView> views = viewsOf(rows);
        return rows.stream()
                .filter(row -> views.containsKey(row.one) && views.containsKey(row.other))
                .map(row -> new ReviewView(
                        row.id,
                        views.get(row.one),
                        views.get(row.other),
                        row.score,
                        row.evidence,
                        ReviewState.valueOf(row.state),
                        row.at,
                        row.by,
                        row.decidedAt))
                .toList();
    }

    /** Newest first. */
    public List<MergeView> merges(long before, int limit) {
        return merges(jdbi.withHandle(handle -> handle.createQuery("""
                        select m.*, l.one, l.other, l.score, l.evidence, l.effective
                        from identity_merge m join identity_link l on l.merge_id = m.id
                        where m.id < :before order by m.id desc limit :limit""")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> merge(row))
                .list()));
    }

    /** Those that touch any of these records, newest first. */
    public List<MergeView> mergesOf(Collection<Long> ids, int limit) {
        return merges(jdbi.withHandle(handle -> handle.createQuery("""
                        select m.*, l.one, l.other, l.score, l.evidence, l.effective
                        from identity_merge m join identity_link l on l.merge_id = m.id
                        where l.active and (l.one = any (:ids) or l.other = any (:ids))
                        order by m.id desc limit :limit""")
                .bindArray("ids", Long.class, ids)
                .bind("limit", limit)
                .map((row, context) -> merge(row))
                .list()));
    }

    public Optional<MergeView> merge(long id) {
        return merges(id + 1, 1).stream().filter(merge -> merge.id() == id).findFirst();
    }

    private List<MergeView> merges(List<Row> rows) {
        Map<Long, RecordView> views = viewsOf(rows);
        return rows.stream()
                .filter(row -> views.containsKey(row.one) && views.containsKey(row.other))
                .map(row -> new MergeView(
                        row.id,
                        views.get(row.one),
                        views.get(row.other),
                        row.strength,
                        row.score,
                        row.evidence,
                        row.effective,
                        row.state,
                        row.at,
                        row.by,
                        row.decidedAt))
                .toList();
    }

    private Map<Long, RecordView> viewsOf(List<Row> rows) {
        Set<Long> ids = new HashSet<>();
        rows.forEach(row -> {
            ids.add(row.one);
            ids.add(row.other);
        });
        return records.views(ids);
    }

    private static Row review(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getLong("one"),
                row.getLong("other"),
                row.getDouble("score"),
                EvidenceColumn.read(row.getString("evidence")),
                row.getString("state"),
                Columns.instant(row, "found_at").orElseThrow(),
                Columns.text(row, "decided_by"),
                Columns.instant(row, "decided_at"),
                true,
                "");
    }

    private static Row merge(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getLong("one"),
                row.getLong("other"),
                row.getDouble("score"),
                EvidenceColumn.read(row.getString("evidence")),
                row.getString("decided_by"),
                Columns.instant(row, "decided_at").orElseThrow(),
                Columns.text(row, "undone_by"),
                Columns.instant(row, "undone_at"),
                row.getBoolean("effective"),
                row.getString("strength"));
    }
}
