package org.switchboard.outbox.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.database.Columns;
import org.switchboard.outbox.model.Destination;
import org.switchboard.outbox.model.MessageState;
import org.switchboard.outbox.model.OutboxMessage;

/** A row of {@code outbox_message} as a message. */
final class OutboxRow {

    private OutboxRow() {}

    static OutboxMessage message(ResultSet row, StatementContext context) throws SQLException {
        MessageState state = MessageState.valueOf(row.getString("state"));
        return new OutboxMessage(
                row.getLong("id"),
                new Destination(row.getString("destination"), row.getString("record_type")),
                row.getString("message_key"),
                row.getLong("sequence"),
                row.getObject("idempotency_key", UUID.class),
                Columns.json(row, "payload"),
                state,
                Columns.instant(row, "made_at").orElseThrow(),
                row.getInt("attempts"),
                state == MessageState.WAITING ? Columns.instant(row, "next_attempt_at") : Optional.empty(),
                Columns.text(row, "last_error"),
                Columns.instant(row, "settled_at"));
    }
}
