package org.switchboard.event.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.switchboard.database.PlannedAnew;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.event.model.NewEvent;

/** Writes and reads the table {@code event_log}. */
@ApplicationScoped
public class EventLogTable {

    public static final String CHANNEL = "switchboard_events";

    private static final String INSERT = """
            insert into event_log (created_at, type, key, payload, actor, actor_origin)
            values (:createdAt, :type, :key, cast(:payload as jsonb), :actor, :origin)""";

    /** PostgreSQL delivers equal notifications of a transaction once, when it is committed. */
    private static final String NOTIFY = "select pg_notify('" + CHANNEL + "', '')";

    /** "+ 0" keeps the database from looking for the first new id by going through all old ones. */
    private static final String WINDOW = """
            with now as (select pg_current_snapshot() as shown)
            select cast(n.shown as text) as reading, coalesce(e.first_id, 1) - 1 as after_id, coalesce(e.last_id, 0) as last_id
            from now n left join lateral (
              select min(e.id + 0) as first_id, max(e.id + 0) as last_id from event_log e
              where e.xact >= pg_snapshot_xmin(cast(:seen as pg_snapshot))
                and not pg_visible_in_snapshot(e.xact, cast(:seen as pg_snapshot))) e on true""";

    /** In the order of the ids: a change that waited for another of the same key has the greater one. */
    private static final String READ = """
            select id, created_at, type, key, payload, actor, actor_origin from event_log
            where id > :after and id <= :last
              and not pg_visible_in_snapshot(xact, cast(:seen as pg_snapshot))
              and pg_visible_in_snapshot(xact, cast(:reading as pg_snapshot))
              and type = any(:types)
            order by id limit :limit""";

    private Jdbi jdbi;

    protected EventLogTable() {
        // for the container's proxy
    }

    @Inject
    public EventLogTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public void add(List<NewEvent> events, Instant now) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(INSERT);
            events.forEach(event -> batch.bind("createdAt", now)
                    .bind("type", event.type())
                    .bind("key", event.key())
                    .bind("payload", event.payload().toString())
                    .bind("actor", event.actor().map(ChangeAuthor::name).orElse(null))
                    .bind("origin", event.actor().map(ChangeAuthor::origin).orElse(null))
                    .add());
            batch.execute();
            handle.createQuery(NOTIFY).mapTo(String.class).list();
        });
    }

    /** What is shown now: a reader that begins with it gets whatever is committed from now on. */
    public String snapshot() {
        return jdbi.withHandle(handle -> handle.createQuery("select cast(pg_current_snapshot() as text)")
                .mapTo(String.class)
                .one());
    }

    /** The events that are shown now and that the snapshot did not show. */
    public EventWindow windowAfter(String seen) {
        return jdbi.withHandle(handle -> handle.createQuery(WINDOW)
                .addCustomizer(PlannedAnew.EACH_TIME)
                .bind("seen", seen)
                .map((row, context) -> new EventWindow(
                        seen, row.getString("reading"), row.getLong("after_id"), row.getLong("last_id")))
                .one());
    }

    /** The next events of the window that have one of the types. */
    public List<LoggedEvent> read(EventWindow window, Collection<String> types, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(READ)
                .addCustomizer(PlannedAnew.EACH_TIME)
                .bind("after", window.afterId())
                .bind("last", window.lastId())
                .bind("seen", window.seen())
                .bind("reading", window.reading())
                .bindArray("types", String.class, types)
                .bind("limit", limit)
                .map(EventRow::event)
                .list());
    }
}
