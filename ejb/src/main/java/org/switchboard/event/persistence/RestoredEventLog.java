package org.switchboard.event.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings positions in line after a dump was restored on a server that counts transactions from a lower number. Without
 * this, groups would take new events for handled ones.
 */
@ApplicationScoped
public class RestoredEventLog {

    private static final String IS_FROM_ANOTHER_SERVER = """
            select exists (select 1 from event_group where pg_snapshot_xmax(reading) > pg_snapshot_xmax(pg_current_snapshot()))
              or exists (select 1 from event_log where xact >= pg_snapshot_xmax(pg_current_snapshot()))""";

    private static final String KEEP_UNREAD = """
            insert into event_retry (group_name, id, created_at, type, key, payload, actor, actor_origin, next_attempt_at)
            select g.name, e.id, e.created_at, e.type, e.key, e.payload, e.actor, e.actor_origin, :now
            from event_group g join event_log e
              on not pg_visible_in_snapshot(e.xact, g.seen)
                and not (pg_visible_in_snapshot(e.xact, g.reading) and e.id <= g.read_id)
            on conflict do nothing""";

    private Jdbi jdbi;

    protected RestoredEventLog() {
        // for the container's proxy
    }

    @Inject
    public RestoredEventLog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * To be called in a transaction before anything is published. What a group had not passed is handled as events that
     * wait for another attempt.
     *
     * @return whether it was necessary
     */
    public boolean repair(Instant now) {
        return jdbi.withHandle(handle -> isFromAnotherServer(handle) && repair(handle, now));
    }

    private static boolean repair(Handle handle, Instant now) {
        handle.execute("lock table event_log, event_group in access exclusive mode");
        if (!isFromAnotherServer(handle)) {
            return false; // another node was faster
        }
        handle.createUpdate(KEEP_UNREAD).bind("now", now).execute();
        // 1 is no transaction's number, and every snapshot shows it
        handle.execute("update event_log set xact = '1'");
        handle.execute(
                "update event_group set version = version + 1, seen = shown, reading = shown, read_id = 0, last_id = 0"
                        + " from (select pg_current_snapshot() as shown) now");
        return true;
    }

    private static boolean isFromAnotherServer(Handle handle) {
        return handle.createQuery(IS_FROM_ANOTHER_SERVER).mapTo(Boolean.class).one();
    }
}
