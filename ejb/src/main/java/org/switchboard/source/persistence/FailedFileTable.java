package org.switchboard.source.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.database.Columns;
import org.switchboard.source.model.FailedFile;

/** The table {@code failed_file}. */
@ApplicationScoped
public class FailedFileTable {

    private Jdbi jdbi;

    protected FailedFileTable() {
        // for the container's proxy
    }

    @Inject
    public FailedFileTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One entry a file; a later failure takes its place, and waits for a new decision. */
    public void keep(String source, String route, String name, String reason, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into failed_file (source, route, name, reason, failed_at)
                        values (:source, :route, :name, :reason, :at)
                        on conflict (route, name) do update set source = excluded.source, reason = excluded.reason,
                          failed_at = excluded.failed_at, requeue_at = null, requeue_by = null""")
                .bind("source", source)
                .bind("route", route)
                .bind("name", name)
                .bind("reason", reason)
                .bind("at", at)
                .execute());
    }

    /** The newest first. */
    public List<FailedFile> before(long id, int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from failed_file where id < :id order by id desc limit :limit")
                        .bind("id", id)
                        .bind("limit", limit)
                        .map(FailedFileTable::file)
                        .list());
    }

    /** Empty when somebody else has dealt with it. */
    public Optional<FailedFile> requeue(long id, Instant at, String by) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "update failed_file set requeue_at = :at, requeue_by = :by where id = :id returning *")
                .bind("id", id)
                .bind("at", at)
                .bind("by", by)
                .map(FailedFileTable::file)
                .findOne());
    }

    /** Those of a route that are to be read again, in the order of their names. */
    public List<FailedFile> toRequeue(String route) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from failed_file where route = :route and requeue_at is not null order by name")
                .bind("route", route)
                .map(FailedFileTable::file)
                .list());
    }

    /** It waits for a new decision. */
    public void notRequeued(long id, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update failed_file set reason = :reason, requeue_at = null, requeue_by = null where id = :id")
                .bind("id", id)
                .bind("reason", reason)
                .execute());
    }

    /** Empty when it is not there. */
    public Optional<FailedFile> remove(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("delete from failed_file where id = :id returning *")
                .bind("id", id)
                .map(FailedFileTable::file)
                .findOne());
    }

    private static FailedFile file(ResultSet row, StatementContext context) throws SQLException {
        return new FailedFile(
                row.getLong("id"),
                row.getString("source"),
                row.getString("route"),
                row.getString("name"),
                row.getString("reason"),
                Columns.instant(row, "failed_at").orElseThrow(),
                Columns.instant(row, "requeue_at"));
    }
}
