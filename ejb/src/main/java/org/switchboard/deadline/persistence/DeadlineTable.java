package org.switchboard.deadline.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.database.Columns;
import org.switchboard.database.PlannedAnew;
import org.switchboard.deadline.model.Deadline;
import org.switchboard.deadline.model.DeadlineCount;
import org.switchboard.deadline.model.SetAsideDeadline;
import org.switchboard.event.model.ChangeAuthor;

/** Writes and takes deadlines; the table {@code deadline}. */
@ApplicationScoped
public class DeadlineTable {

    private static final String SET = """
            insert into deadline (kind, subject, due_at, payload, actor, actor_origin, next_attempt_at)
            values (:kind, :subject, :due, cast(:payload as jsonb), :actor, :origin, :due)
            on conflict (kind, subject) do update set
              due_at = excluded.due_at, payload = excluded.payload, actor = excluded.actor,
              actor_origin = excluded.actor_origin, made_at = excluded.made_at,
              next_attempt_at = excluded.next_attempt_at, attempts = 0, last_error = null, set_aside_at = null
            where (deadline.due_at, deadline.payload) is distinct from (excluded.due_at, excluded.payload)
              or deadline.set_aside_at is not null""";

    /** The moment of the statement and not of the clock, so that the index finds what is due. */
    private static final String TAKE = """
            delete from deadline where id = (
              select id from deadline
              where set_aside_at is null and next_attempt_at <= statement_timestamp() and kind = any (:kinds)
              order by next_attempt_at, id limit 1 for update skip locked)
            returning *""";

    private static final String MILLIS_UNTIL_NEXT = """
            select greatest(0, ceil(1000 * extract(epoch from next_attempt_at - statement_timestamp())))::bigint
            from deadline where set_aside_at is null and kind = any (:kinds)
            order by next_attempt_at, id limit 1""";

    /** Not when another node has handled it meanwhile, or another date was set. */
    private static final String FAILED = """
            update deadline set attempts = attempts + 1, last_error = :error,
              next_attempt_at = statement_timestamp() + make_interval(secs => :seconds),
              set_aside_at = case when :setAside then statement_timestamp() end
            where id = :id and attempts = :attempts and due_at = :due and set_aside_at is null""";

    private static final String COUNTS = """
            select kind, count(*) filter (where set_aside_at is null) as waiting,
                   count(*) filter (where set_aside_at is not null) as set_aside,
                   greatest(0, coalesce(1000 * extract(epoch from statement_timestamp()
                     - min(due_at) filter (where set_aside_at is null)), 0))::bigint as late_millis
            from deadline group by kind order by kind""";

    private static final String RETRY = """
            update deadline set set_aside_at = null, attempts = 0, next_attempt_at = statement_timestamp()
            where id = :id and set_aside_at is not null returning *""";

    private static final String DISCARD =
            "delete from deadline where id = :id and set_aside_at is not null returning *";

    private Jdbi jdbi;

    protected DeadlineTable() {
        // for the container's proxy
    }

    @Inject
    public DeadlineTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return false when it was set to the same already */
    public boolean set(String kind, String subject, Instant due, JsonNode payload, ChangeAuthor actor) {
        return jdbi.withHandle(handle -> handle.createUpdate(SET)
                        .bind("kind", kind)
                        .bind("subject", subject)
                        .bind("due", due)
                        .bind("payload", payload.toString())
                        .bind("actor", actor.name())
                        .bind("origin", actor.origin())
                        .execute())
                == 1;
    }

    public void cancel(String kind, String subject) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from deadline where kind = :kind and subject = :subject")
                .bind("kind", kind)
                .bind("subject", subject)
                .execute());
    }

    /** Removes the deadline that is due longest and that no other transaction has; a rollback puts it back. */
    public Optional<Deadline> take(Collection<String> kinds) {
        return jdbi.withHandle(handle -> handle.createQuery(TAKE)
                .addCustomizer(PlannedAnew.EACH_TIME)
                .bindArray("kinds", String.class, kinds)
                .map(DeadlineTable::deadline)
                .findFirst());
    }

    public Optional<Duration> untilNext(Collection<String> kinds) {
        return jdbi.withHandle(handle -> handle.createQuery(MILLIS_UNTIL_NEXT)
                .addCustomizer(PlannedAnew.EACH_TIME)
                .bindArray("kinds", String.class, kinds)
                .mapTo(Long.class)
                .findFirst()
                .map(Duration::ofMillis));
    }

    public void failed(Deadline deadline, Duration delay, String error, boolean setAside) {
        jdbi.useHandle(handle -> handle.createUpdate(FAILED)
                .bind("id", deadline.id())
                .bind("attempts", deadline.attempts())
                .bind("due", deadline.dueAt())
                .bind("seconds", delay.toMillis() / 1000.0)
                .bind("error", error)
                .bind("setAside", setAside)
                .execute());
    }

    public List<DeadlineCount> counts() {
        return jdbi.withHandle(handle -> handle.createQuery(COUNTS)
                .map((row, context) -> new DeadlineCount(
                        row.getString("kind"),
                        row.getLong("waiting"),
                        Duration.ofMillis(row.getLong("late_millis")),
                        row.getLong("set_aside")))
                .list());
    }

    /** Those with a smaller id, the newest first. */
    public List<SetAsideDeadline> setAside(long before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from deadline where set_aside_at is not null"
                        + " and id < :before order by id desc limit :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> new SetAsideDeadline(
                        deadline(row, context),
                        row.getString("last_error"),
                        Columns.instant(row, "set_aside_at").orElseThrow()))
                .list());
    }

    /** @return the deadline, if it was set aside */
    public Optional<Deadline> retry(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(RETRY)
                .bind("id", id)
                .map(DeadlineTable::deadline)
                .findFirst());
    }

    /** @return the deadline, if it was set aside */
    public Optional<Deadline> discard(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(DISCARD)
                .bind("id", id)
                .map(DeadlineTable::deadline)
                .findFirst());
    }

    private static Deadline deadline(ResultSet row, StatementContext context) throws SQLException {
        return new Deadline(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("subject"),
                Columns.instant(row, "due_at").orElseThrow(),
                Columns.json(row, "payload"),
                new ChangeAuthor(row.getString("actor"), row.getString("actor_origin")),
                row.getInt("attempts"));
    }
}
