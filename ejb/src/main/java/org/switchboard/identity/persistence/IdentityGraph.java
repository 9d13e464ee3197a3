package org.switchboard.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.switchboard.database.Columns;
import org.switchboard.identity.matching.Evidence;
import org.switchboard.identity.matching.Partition;
import org.switchboard.identity.matching.Partition.Link;
import org.switchboard.identity.matching.Partition.Member;
import org.switchboard.identity.matching.Partition.Strength;

/** The links between records and what keeps them apart. Whoever changes it has it for themselves until they commit. */
@ApplicationScoped
public class IdentityGraph {

    /** Any number that nothing else in this database locks. */
    private static final long OURS_ALONE = 0x1d_e471_7eL;

    /** Records that are connected by links, whether these are effective or not. */
    private static final String AROUND = """
            with recursive around (id) as (
              select * from unnest(:ids)
              union
              select case when l.one = a.id then l.other else l.one end
              from around a join identity_link l on l.active and (l.one = a.id or l.other = a.id))
            select id from around""";

    private Jdbi jdbi;

    protected IdentityGraph() {
        // for the container's proxy
    }

    @Inject
    public IdentityGraph(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Waits until no other transaction changes the graph, and keeps others waiting until the transaction ends. */
    public void lock() {
        jdbi.useHandle(handle -> handle.createQuery("select pg_advisory_xact_lock(:number)")
                .bind("number", OURS_ALONE)
                .map((row, context) -> true)
                .one());
    }

    /** Of these ids, those of a customer's record. */
    public Set<Long> known(Collection<Long> ids) {
        return jdbi.withHandle(handle -> handle.createQuery("select id from customer where id = any (:ids)")
                .bindArray("ids", Long.class, ids)
                .mapTo(Long.class)
                .set());
    }

    /**
     * A part of the graph from which no link leads out.
     *
     * @param apart pairs that a user marked as different
     */
    public record Neighbourhood(
            Set<Long> records, List<Link> links, Map<Long, Member> members, List<Map.Entry<Long, Long>> apart) {

        /** Nothing joined yet. */
        private Partition unjoined() {
            Partition partition = new Partition(members);
            apart.forEach(pair -> partition.keepApart(pair.getKey(), pair.getValue()));
            return partition;
        }

        /** What follows from its links. */
        public Partition joined() {
            Partition partition = unjoined();
            partition.join(links);
            return partition;
        }
    }

    public Neighbourhood around(Collection<Long> ids) {
        return jdbi.withHandle(handle -> {
            Set<Long> records = new TreeSet<>(handle.createQuery(AROUND)
                    .bindArray("ids", Long.class, ids)
                    .mapTo(Long.class)
                    .list());
            List<Map.Entry<Long, Long>> apart = handle.createQuery(
                            "select one, other from identity_block where one = any (:ids) and other = any (:ids)")
                    .bindArray("ids", Long.class, records)
                    .map((row, context) -> Map.entry(row.getLong("one"), row.getLong("other")))
                    .list();
            return new Neighbourhood(records, links(handle, records), members(handle, records), apart);
        });
    }

    private static Map<Long, Member> members(Handle handle, Set<Long> records) {
        Map<Long, Member> members = new HashMap<>();
        handle.createQuery("select id, source, identity_number from customer where id = any (:ids) and not deleted")
                .bindArray("ids", Long.class, records)
                .map((row, context) -> Map.entry(
                        row.getLong("id"), Member.of(row.getString("source"), Columns.text(row, "identity_number"))))
                .forEach(each -> members.put(each.getKey(), each.getValue()));
        return members;
    }

    private static List<Link> links(Handle handle, Set<Long> records) {
        return handle.createQuery("""
                        select l.id, l.one, l.other, l.score, m.strength
                        from identity_link l join identity_merge m on m.id = l.merge_id
                        where l.active and l.one = any (:ids) order by l.id""")
                .bindArray("ids", Long.class, records)
                .map(ConstructorMapper.of(Link.class))
                .list();
    }

    /** @return the id of the merge */
    public long add(
            long one, long other, Strength strength, double score, List<Evidence> evidence, String by, Instant at) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with merge as (
                          insert into identity_merge (strength, decided_by, decided_at)
                          values (:strength, :by, :at) returning id)
                        insert into identity_link (merge_id, one, other, score, evidence, active, effective)
                        select id, :one, :other, :score, cast(:evidence as jsonb), true, true from merge
                        returning merge_id""")
                .bind("strength", strength.name())
                .bind("by", by)
                .bind("at", at)
                .bind("one", one)
                .bind("other", other)
                .bind("score", score)
                .bind("evidence", EvidenceColumn.written(evidence))
                .mapTo(Long.class)
                .one());
    }

    /** Whether any of these records has a link that counts. */
    public boolean isLinked(Collection<Long> ids) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select from identity_link where active and one = any (:ids))
                            or exists (select from identity_link where active and other = any (:ids))""")
                .bindArray("ids", Long.class, ids)
                .mapTo(Boolean.class)
                .one());
    }

    /** The records that a merge links; empty when there is no such merge, or it is undone already. */
    public List<Long> linkedBy(long merge) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select unnest(array[l.one, l.other]) from identity_link l
                        join identity_merge m on m.id = l.merge_id
                        where m.id = :merge and m.undone_at is null order by l.id""").bind("merge", merge).mapTo(Long.class).list());
    }

    public void undo(long merge, String by, Instant at) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("update identity_merge set undone_by = :by, undone_at = :at where id = :merge")
                    .bind("merge", merge)
                    .bind("by", by)
                    .bind("at", at)
                    .execute();
            handle.createUpdate("update identity_link set active = false, effective = false where merge_id = :merge")
                    .bind("merge", merge)
                    .execute();
        });
    }

    public void block(long one, long other, String by, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into identity_block (one, other, decided_by, decided_at)
                        values (:one, :other, :by, :at) on conflict do nothing""")
                .bind("one", Math.min(one, other))
                .bind("other", Math.max(one, other))
                .bind("by", by)
                .bind("at", at)
                .execute());
    }

    public void unblock(long one, long other) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from identity_block where one = :one and other = :other")
                .bind("one", Math.min(one, other))
                .bind("other", Math.max(one, other))
                .execute());
    }

    /**
     * Writes down which of these records are one customer.
     *
     * @return the records that belong to another customer than before
     */
    public Set<Long> store(Neighbourhood neighbourhood) {
        Partition partition = neighbourhood.unjoined();
        Set<Long> holding = partition.join(neighbourhood.links());
        List<Long> records = new ArrayList<>(neighbourhood.records());
        List<Long> identities = records.stream()
                .map(record -> partition.of(record))
                .map(part -> part.size() == 1
                        ? null
                        : part.stream().min(Long::compare).orElseThrow())
                .toList();
        return jdbi.withHandle(handle -> {
            handle.createUpdate("""
                            update identity_link set effective = (id = any (:holding))
                            where active and one = any (:records) and effective is distinct from (id = any (:holding))""")
                    .bindArray("holding", Long.class, holding)
                    .bindArray("records", Long.class, records)
                    .execute();
            return Set.copyOf(handle.createQuery("""
                            with now_one as (
                              select * from unnest(:records, :identities) as each (id, identity_id)),
                            alone as (
                              delete from identity_member m using now_one
                              where m.customer_id = now_one.id and now_one.identity_id is null
                              returning m.customer_id),
                            together as (
                              insert into identity_member as m (customer_id, identity_id)
                              select id, identity_id from now_one where identity_id is not null
                              on conflict (customer_id) do update set identity_id = excluded.identity_id
                              where m.identity_id <> excluded.identity_id
                              returning m.customer_id)
                            select customer_id from alone union all select customer_id from together""")
                    .bindArray("records", Long.class, records)
                    .bindArray("identities", Long.class, identities)
                    .mapTo(Long.class)
                    .list());
        });
    }
}
