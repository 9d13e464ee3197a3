package org.switchboard.event.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.switchboard.database.ClusterLock;
import org.switchboard.database.Columns;
import org.switchboard.database.PlannedAnew;
import org.switchboard.event.model.GroupLag;

/** The table {@code event_group}: the positions of the groups. */
@ApplicationScoped
public class EventGroupTable {

    /** More than this is not counted: of more, those with the lowest transaction numbers are, which an index gives. */
    private static final int MAX_LAG = 100_000;

    /**
     * TCP takes two hours to notice a machine that was shut down; the group's lock is released within half a minute. A session
     * that holds the lock and is idle for longer than any handler may take is ended, too.
     */
    private static final String END_DEAD_TRANSACTIONS = """
            set local tcp_keepalives_idle = 15;
            set local tcp_keepalives_interval = 5;
            set local tcp_keepalives_count = 3;
            set local idle_in_transaction_session_timeout = '10min'""";

    /** A step that another node began without the new types would pass their events. The new version makes it fail. */
    private static final String REGISTER = """
            insert into event_group as g (name, types, seen, reading)
            select :group, :types, shown, shown from (select pg_current_snapshot() as shown) now
            on conflict (name) do update set version = g.version + 1,
              types = (select array_agg(distinct t order by t) from unnest(g.types || excluded.types) t)
            where not g.types @> excluded.types""";

    private static final String DELETE_TYPE = """
            update event_group set version = version + 1, types = array_remove(types, :type)
            where name = :group and :type = any(types)""";

    private static final String LAG = """
            select g.name as "group", coalesce(unread.number, 0) as unread, unread.oldest_counted,
                   (select count(*) from event_retry r where r.group_name = g.name) as retrying,
                   (select min(r.created_at) from event_retry r where r.group_name = g.name) as oldest_retrying,
                   (select count(*) from event_set_aside s where s.group_name = g.name and s.replayed_at is null) as set_aside
            from event_group g left join lateral (
              select count(*) as number, min(u.created_at) as oldest_counted from (
                select e.created_at from event_log e
                where e.xact >= pg_snapshot_xmin(g.seen) and not pg_visible_in_snapshot(e.xact, g.seen)
                  and not (pg_visible_in_snapshot(e.xact, g.reading) and e.id <= g.read_id)
                order by e.xact, e.id limit :most) u) unread on true
            order by g.name""";

    private Jdbi jdbi;

    protected EventGroupTable() {
        // for the container's proxy
    }

    @Inject
    public EventGroupTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A new group begins now. One that is known stays where it is; types that are new to it are added. */
    public void register(String group, Collection<String> types) {
        jdbi.useHandle(handle -> handle.createUpdate(REGISTER)
                .bind("group", group)
                .bindArray("types", String.class, types)
                .execute());
    }

    /** @return whether the group had the type */
    public boolean deleteType(String group, String type) {
        return jdbi.withHandle(handle -> handle.createUpdate(DELETE_TYPE)
                        .bind("group", group)
                        .bind("type", type)
                        .execute())
                == 1;
    }

    /** Whether the group is this transaction's until its end. The lock alone gives the transaction no number. */
    public boolean lock(String group) {
        return jdbi.withHandle(handle -> {
            handle.execute(END_DEAD_TRANSACTIONS);
            return handle.createQuery("select pg_try_advisory_xact_lock(:key)")
                    .bind("key", ClusterLock.key("event-group/" + group))
                    .mapTo(Boolean.class)
                    .one();
        });
    }

    public Optional<GroupPosition> position(String group) {
        return jdbi.withHandle(handle -> handle.createQuery("select types, version, cast(seen as text) as seen,"
                        + " cast(reading as text) as reading, read_id, last_id from event_group where name = :group")
                .bind("group", group)
                .map((row, context) -> new GroupPosition(
                        Set.copyOf(Columns.texts(row, "types")),
                        row.getLong("version"),
                        new EventWindow(
                                row.getString("seen"),
                                row.getString("reading"),
                                row.getLong("read_id"),
                                row.getLong("last_id"))))
                .findFirst());
    }

    /** @throws IllegalStateException when another node has moved the position or added types meanwhile */
    public void advance(String group, long fromVersion, EventWindow to) {
        int moved = jdbi.withHandle(handle -> handle.createUpdate("""
                        update event_group set version = version + 1, seen = cast(:seen as pg_snapshot),
                          reading = cast(:reading as pg_snapshot), read_id = :read, last_id = :last
                        where name = :group and version = :version""")
                .bind("seen", to.seen())
                .bind("reading", to.reading())
                .bind("read", to.afterId())
                .bind("last", to.lastId())
                .bind("group", group)
                .bind("version", fromVersion)
                .execute());
        if (moved == 0) {
            throw new IllegalStateException("event group " + group + " was changed by another node");
        }
    }

    public List<GroupLag> lags() {
        return jdbi.withHandle(handle -> handle.createQuery(LAG)
                .addCustomizer(PlannedAnew.EACH_TIME)
                .bind("most", MAX_LAG)
                .map(ConstructorMapper.of(GroupLag.class))
                .list());
    }

    public int remove(String group) {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from event_group where name = :group")
                .bind("group", group)
                .execute());
    }
}
