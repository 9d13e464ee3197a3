package org.switchboard.event.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.database.ClusterLock;

/** The partitions of {@code event_log}, one a day of UTC. */
@ApplicationScoped
public class EventPartitions {

    private static final String PREFIX = "event_log_";
    private static final String DEFAULT = "event_log_default";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

    /** A statement that waits for a lock on the table also blocks all transactions that publish after it. */
    private static final String LOCK_TIMEOUT = "set local lock_timeout = '1s'";

    private static final String OF_DAY = " created_at >= :from and created_at < :to";

    /** Rows of the partition that a group has not passed. The first condition is for the index. */
    private static final String UNREAD = """
            select exists (select 1 from event_group g join %s e
              on e.xact >= pg_snapshot_xmin(g.seen) and not pg_visible_in_snapshot(e.xact, g.seen)
                and not (pg_visible_in_snapshot(e.xact, g.reading) and e.id <= g.read_id)
              where e.created_at < :before)""";

    private Jdbi jdbi;

    protected EventPartitions() {
        // for the container's proxy
    }

    @Inject
    public EventPartitions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether this transaction alone changes partitions, until its end. */
    public boolean lock() {
        return jdbi.withHandle(handle -> {
            handle.execute(LOCK_TIMEOUT);
            return handle.createQuery("select pg_try_advisory_xact_lock(:key)")
                    .bind("key", ClusterLock.key("event-partitions"))
                    .mapTo(Boolean.class)
                    .one();
        });
    }

    public List<String> names() {
        return jdbi.withHandle(handle -> handle.createQuery("select c.relname from pg_inherits i"
                        + " join pg_class c on c.oid = i.inhrelid"
                        + " where i.inhparent = to_regclass('event_log') order by c.relname")
                .mapTo(String.class)
                .list());
    }

    /**
     * Makes the partition of the day, unless it is there. A day whose rows lie in the default partition stays there.
     *
     * @return whether the day has a partition now
     */
    public boolean make(LocalDate day) {
        String name = PREFIX + DAY.format(day);
        return names().contains(name) || jdbi.withHandle(handle -> make(handle, name, day));
    }

    private static boolean make(Handle handle, String name, LocalDate day) {
        boolean begun = handle.createQuery("select exists (select 1 from " + DEFAULT + " where" + OF_DAY + ")")
                .bind("from", day.atStartOfDay().atOffset(ZoneOffset.UTC))
                .bind("to", day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .mapTo(Boolean.class)
                .one();
        if (begun) {
            return false;
        }
        // attached rather than created in place, which would block transactions that publish
        handle.execute("create table " + name + " (like event_log including defaults including constraints)");
        handle.execute("alter table event_log attach partition " + name + " for values from ('" + day
                + "T00:00:00Z') to ('" + day.plusDays(1) + "T00:00:00Z')");
        return true;
    }

    /** Partitions whose days are all before that day, the oldest first. */
    public List<String> before(LocalDate day) {
        List<String> old = new ArrayList<>(names());
        old.removeIf(name -> name.equals(DEFAULT) || name.compareTo(PREFIX + DAY.format(day)) >= 0);
        return old;
    }

    /** @return whether it was dropped; it is kept while a group has not passed all its events */
    public boolean drop(String partition, LocalDate before) {
        return jdbi.withHandle(handle -> {
            if (isUnread(handle, partition, before)) {
                return false;
            }
            handle.execute("drop table " + partition);
            return true;
        });
    }

    /** Deletes what lies in the default partition and is older than the day, once every group has passed it. */
    public int deleteFromDefault(LocalDate before) {
        return jdbi.withHandle(handle -> isUnread(handle, DEFAULT, before)
                ? 0
                : handle.createUpdate("delete from " + DEFAULT + " where created_at < :before")
                        .bind("before", before.atStartOfDay().atOffset(ZoneOffset.UTC))
                        .execute());
    }

    private static boolean isUnread(Handle handle, String partition, LocalDate before) {
        return handle.createQuery(UNREAD.formatted(partition))
                .bind("before", before.atStartOfDay().atOffset(ZoneOffset.UTC))
                .mapTo(Boolean.class)
                .one();
    }
}
