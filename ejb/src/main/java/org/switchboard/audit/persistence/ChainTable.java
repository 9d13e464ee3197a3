package org.switchboard.audit.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.switchboard.audit.model.SealedEntry;
import org.switchboard.database.ClusterLock;
import org.switchboard.database.Columns;

/** The links of the chain, and the entries that wait for theirs. */
@ApplicationScoped
public class ChainTable {

    private static final int HASH_BYTES = 32;
    private static final long SEALER = ClusterLock.key("audit-chain");

    private static final String ENTRY =
            "e.id, e.at, e.actor, e.origin, e.kind, e.action, e.subject, e.detail, e.text_digest";

    @Inject
    Jdbi jdbi;

    protected ChainTable() {
        // for the container's proxy
    }

    public ChainTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * @param position from 1 on; 0 for the beginning of the chain
     * @param entry 0 where there is none
     */
    public record Link(long position, long entry, byte[] hash) {}

    /** A link with what the tables hold of its entry now. */
    public record Checked(
            Link link, Optional<SealedEntry> entry, Optional<byte[]> salt, Optional<String> text, boolean erased) {}

    /** Until the transaction ends, no other node seals. */
    public void holdOtherSealers() {
        jdbi.useHandle(handle -> handle.createQuery("select pg_advisory_xact_lock(:key)")
                .bind("key", SEALER)
                .mapToMap()
                .one());
    }

    /** The last link, else the checkpoint, else the beginning. */
    public Link last() {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select position, entry_id, hash from audit_link order by position desc limit 1")
                        .map((row, context) -> link(row))
                        .findOne())
                .orElseGet(this::checkpoint);
    }

    /** Where the chain begins. */
    public Link checkpoint() {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select position, 0 as entry_id, hash from audit_checkpoint order by position desc limit 1")
                        .map((row, context) -> link(row))
                        .findOne())
                .orElse(new Link(0, 0, new byte[HASH_BYTES]));
    }

    public List<SealedEntry> unsealed(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + ENTRY + """
                         from audit_unsealed q join audit_entry e on e.id = q.entry_id
                        order by q.entry_id limit :limit""")
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list());
    }

    public void seal(List<Link> links, Instant at) {
        if (links.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into audit_link (position, entry_id, hash, sealed_at)
                    values (:position, :entry, :hash, :at)""");
            links.forEach(link -> batch.bind("position", link.position())
                    .bind("entry", link.entry())
                    .bind("hash", link.hash())
                    .bind("at", at)
                    .add());
            batch.execute();
            handle.createUpdate("delete from audit_unsealed where entry_id = any(cast(:sealed as bigint[]))")
                    .bindArray(
                            "sealed",
                            Long.class,
                            links.stream().map(Link::entry).toArray())
                    .execute();
        });
    }

    /** In the order of the chain. */
    public List<Checked> after(long position, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select l.position, l.entry_id, l.hash, t.salt, t.text, t.erased_at, " + ENTRY + """
                         from audit_link l
                        left join audit_entry e on e.id = l.entry_id
                        left join audit_text t on t.entry_id = l.entry_id
                        where l.position > :position order by l.position limit :limit""")
                .bind("position", position)
                .bind("limit", limit)
                .map((row, context) -> new Checked(
                        link(row),
                        row.getObject("id") == null ? Optional.empty() : Optional.of(entry(row)),
                        Optional.ofNullable(row.getBytes("salt")),
                        Columns.text(row, "text"),
                        Columns.instant(row, "erased_at").isPresent()))
                .list());
    }

    /** Entries that neither the chain nor the waiting list knows. */
    public List<Long> neverSealed(int limit) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select e.id from audit_entry e
                        where not exists (select 1 from audit_link l where l.entry_id = e.id)
                          and not exists (select 1 from audit_unsealed q where q.entry_id = e.id)
                        order by e.id limit :limit""").bind("limit", limit).mapTo(Long.class).list());
    }

    public long waiting() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from audit_unsealed")
                .mapTo(Long.class)
                .one());
    }

    /** The last link before any entry that is not older than this moment, at most so many behind the checkpoint. */
    public Optional<Link> lastOlderThan(Instant before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with oldest as (
                          select l.position, l.entry_id, l.hash, e.at
                          from audit_link l left join audit_entry e on e.id = l.entry_id
                          order by l.position limit :limit)
                        select position, entry_id, hash from oldest
                        where position < coalesce((select min(position) from oldest where at >= :before),
                                                  (select max(position) + 1 from oldest))
                        order by position desc limit 1""")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> link(row))
                .findOne());
    }

    public void checkpoint(Link link, String actor, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into audit_checkpoint (position, hash, at, actor)
                        values (:position, :hash, :at, :actor)""")
                .bind("position", link.position())
                .bind("hash", link.hash())
                .bind("at", at)
                .bind("actor", actor)
                .execute());
    }

    public int deleteBelowCheckpoint() {
        return jdbi.withHandle(handle -> {
            int deleted = handle.execute("""
                    delete from audit_entry where id in (
                      select entry_id from audit_link where position <= (select max(position) from audit_checkpoint))""");
            handle.execute("delete from audit_link where position <= (select max(position) from audit_checkpoint)");
            return deleted;
        });
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(row.getLong("position"), row.getLong("entry_id"), row.getBytes("hash"));
    }

    private static SealedEntry entry(ResultSet row) throws SQLException {
        return new SealedEntry(
                row.getLong("id"),
                Columns.instant(row, "at").orElseThrow(),
                row.getString("actor"),
                Columns.text(row, "origin"),
                row.getString("kind"),
                row.getString("action"),
                row.getString("subject"),
                Columns.text(row, "detail"),
                Optional.ofNullable(row.getBytes("text_digest")));
    }
}
