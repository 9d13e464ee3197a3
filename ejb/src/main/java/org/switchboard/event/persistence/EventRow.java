package org.switchboard.event.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.database.Columns;
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
                Columns.text(row, "actor"));
    }

    static <S extends SqlStatement<S>> S bind(S statement, LoggedEvent event) {
        return statement
                .bind("id", event.id())
                .bind("createdAt", event.createdAt())
                .bind("type", event.type())
                .bind("key", event.key())
                .bind("payload", event.payload().toString())
                .bind("actor", event.actor().orElse(null));
    }
}
