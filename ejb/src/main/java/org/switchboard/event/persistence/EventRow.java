package org.switchboard.event.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.database.Columns;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.event.model.LoggedEvent;

/** The columns that {@code event_log}, {@code event_retry} and {@code event_set_aside} have in common. */
final class EventRow {

    private EventRow() {}

    static LoggedEvent event(ResultSet row, StatementContext context) throws SQLException {
        return event(row, row.getLong("id"));
    }

    static LoggedEvent event(ResultSet row, long id) throws SQLException {
        return new LoggedEvent(
                id,
                Columns.instant(row, "created_at").orElseThrow(),
                row.getString("type"),
                row.getString("key"),
                Columns.json(row, "payload"),
                author(row));
    }

    /** Empty, too, for an event of an earlier version, which named no origin. */
    private static Optional<ChangeAuthor> author(ResultSet row) throws SQLException {
        Optional<String> name = Columns.text(row, "actor");
        Optional<String> origin = Columns.text(row, "actor_origin");
        return name.flatMap(known -> origin.map(sort -> new ChangeAuthor(known, sort)));
    }

    static <S extends SqlStatement<S>> S bind(S statement, LoggedEvent event) {
        return statement
                .bind("id", event.id())
                .bind("createdAt", event.createdAt())
                .bind("type", event.type())
                .bind("key", event.key())
                .bind("payload", event.payload().toString())
                .bind("actor", event.actor().map(ChangeAuthor::name).orElse(null))
                .bind("origin", event.actor().map(ChangeAuthor::origin).orElse(null));
    }
}
