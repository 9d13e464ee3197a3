package org.switchboard.event.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.database.Columns;
import org.switchboard.database.PlannedAnew;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.event.model.SetAsideEvent;

/** The tables {@code event_retry} and {@code event_set_aside}: what groups failed to handle. */
@ApplicationScoped
public class EventRetryTable {

    private static final String KEEP = """
            insert into event_retry (group_name, id, created_at, type, key, payload, actor, actor_origin, attempts, next_attempt_at, last_error)
            values (:group, :id, :createdAt, :type, :key, cast(:payload as jsonb), :actor, :origin, :attempts, :next, :error)""";

    private static final String DUE = """
            select r.* from event_retry r
            where r.group_name = :group and r.next_attempt_at <= :now and r.type <> all(:except)
              and not exists (select 1 from event_retry earlier
                where earlier.group_name = r.group_name and earlier.key = r.key and earlier.id < r.id)
            order by r.next_attempt_at, r.id limit 1""";

    private static final String NEXT_ATTEMPT = """
            select r.next_attempt_at as next from event_retry r
            where r.group_name = :group and r.type <> all(:except)
              and not exists (select 1 from event_retry earlier
                where earlier.group_name = r.group_name and earlier.key = r.key and earlier.id < r.id)
            order by r.next_attempt_at, r.id limit 1""";

    /** So that the search for due events meets none that waits for another one of its key. */
    private static final String DELAY_LATER = """
            update event_retry set next_attempt_at = :next
            where group_name = :group and key = :key and id > :id and next_attempt_at < :next""";

    private static final String SET_ASIDE = """
            insert into event_set_aside
              (group_name, event_id, created_at, type, key, payload, actor, actor_origin, attempts, error, set_aside_at)
            values (:group, :id, :createdAt, :type, :key, cast(:payload as jsonb), :actor, :origin, :attempts, :error, :now)
            on conflict (group_name, event_id) do update set
              attempts = excluded.attempts, error = excluded.error, set_aside_at = excluded.set_aside_at,
              replayed_at = null, replayed_by = null""";

    /** The first in line of its key; those of the key that were handled meanwhile are not handled again. */
    private static final String REPLAY = """
            with replayed as (
              update event_set_aside set replayed_at = :now, replayed_by = :actor
              where id = :id and replayed_at is null returning *),
            again as (
              insert into event_retry (group_name, id, created_at, type, key, payload, actor, actor_origin, next_attempt_at)
              select group_name, event_id, created_at, type, key, payload, actor, actor_origin, :now from replayed)
            select * from replayed""";

    private static final String DISCARD =
            "delete from event_set_aside where id = :id and replayed_at is null returning *";

    private Jdbi jdbi;

    protected EventRetryTable() {
        // for the container's proxy
    }

    @Inject
    public EventRetryTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * An event that is to be tried again.
     *
     * @param attempts so many failed
     */
    public record Retry(LoggedEvent event, int attempts) {}

    /** The event waits for its next attempt, and those of its key behind it for at least as long. */
    public void keepFailed(String group, LoggedEvent event, int attempts, Instant next, String error) {
        jdbi.useHandle(handle -> {
            keep(handle, group, event, attempts, next, error);
            handle.createUpdate(DELAY_LATER)
                    .bind("next", next)
                    .bind("group", group)
                    .bind("key", event.key())
                    .bind("id", event.id())
                    .execute();
        });
    }

    /** @param next when the first event of its key is due */
    public void keepBehind(String group, LoggedEvent event, Instant next) {
        jdbi.useHandle(handle -> keep(handle, group, event, 0, next, null));
    }

    private static void keep(Handle handle, String group, LoggedEvent event, int attempts, Instant next, String error) {
        EventRow.bind(handle.createUpdate(KEEP), event)
                .bind("group", group)
                .bind("attempts", attempts)
                .bind("next", next)
                .bind("error", error)
                .execute();
    }

    /** Of these keys those of which an event waits, with the time of the next attempt of the first. */
    public Map<String, Instant> waiting(String group, Collection<String> keys) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select distinct on (key) key, next_attempt_at from event_retry"
                        + " where group_name = :group and key = any(:keys) order by key, id")
                .bind("group", group)
                .bindArray("keys", String.class, keys)
                .map((row, context) -> Map.entry(
                        row.getString("key"),
                        Columns.instant(row, "next_attempt_at").orElseThrow()))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /**
     * An event whose time has come and that is the first of its key.
     *
     * @param except types that are left to other nodes
     */
    public Optional<Retry> due(String group, Instant now, Collection<String> except) {
        return jdbi.withHandle(handle -> handle.createQuery(DUE)
                .addCustomizer(PlannedAnew.EACH_TIME)
                .bind("group", group)
                .bind("now", now)
                .bindArray("except", String.class, except)
                .map((row, context) -> new Retry(EventRow.event(row, context), row.getInt("attempts")))
                .findFirst());
    }

    /**
     * When the first event is due that waits for no other one of its key.
     *
     * @param except types that are left to other nodes
     */
    public Optional<Instant> nextAttempt(String group, Collection<String> except) {
        return jdbi.withHandle(handle -> handle.createQuery(NEXT_ATTEMPT)
                .addCustomizer(PlannedAnew.EACH_TIME)
                .bind("group", group)
                .bindArray("except", String.class, except)
                .map((row, context) -> Columns.instant(row, "next").orElseThrow())
                .findFirst());
    }

    /** @throws IllegalStateException when another node has done it meanwhile */
    public void remove(String group, long id) {
        int removed = jdbi.withHandle(
                handle -> handle.createUpdate("delete from event_retry where group_name = :group and id = :id")
                        .bind("group", group)
                        .bind("id", id)
                        .execute());
        if (removed == 0) {
            throw new IllegalStateException("event " + id + " was handled by another node");
        }
    }

    public void setAside(String group, LoggedEvent event, int attempts, String error, Instant now) {
        jdbi.useHandle(handle -> EventRow.bind(handle.createUpdate(SET_ASIDE), event)
                .bind("group", group)
                .bind("attempts", attempts)
                .bind("error", error)
                .bind("now", now)
                .execute());
    }

    /** Those with a smaller number that were not replayed, the newest first. */
    public List<SetAsideEvent> setAside(Optional<String> group, long before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from event_set_aside where id < :before"
                        + " and replayed_at is null and (cast(:group as text) is null or group_name = :group)"
                        + " order by id desc limit :limit")
                .bind("group", group.orElse(null))
                .bind("before", before)
                .bind("limit", limit)
                .map(EventRetryTable::setAsideEvent)
                .list());
    }

    /** Deletes the records of events that were set aside and then replayed before that time. */
    public int deleteReplayed(Instant before) {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from event_set_aside where replayed_at < :before")
                .bind("before", before)
                .execute());
    }

    /** @return the event, if it was set aside */
    public Optional<SetAsideEvent> replay(long id, String actor, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(REPLAY)
                .bind("id", id)
                .bind("actor", actor)
                .bind("now", now)
                .map(EventRetryTable::setAsideEvent)
                .findFirst());
    }

    /** @return the event, if it was set aside */
    public Optional<SetAsideEvent> discard(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(DISCARD)
                .bind("id", id)
                .map(EventRetryTable::setAsideEvent)
                .findFirst());
    }

    private static SetAsideEvent setAsideEvent(ResultSet row, StatementContext context) throws SQLException {
        return new SetAsideEvent(
                row.getLong("id"),
                row.getString("group_name"),
                EventRow.event(row, row.getLong("event_id")),
                row.getInt("attempts"),
                row.getString("error"),
                Columns.instant(row, "set_aside_at").orElseThrow());
    }
}
