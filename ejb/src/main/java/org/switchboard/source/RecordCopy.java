package org.switchboard.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.switchboard.shared.Iso8601;

/** New records into a {@link RecordTable} by COPY: the rows are those that its upsert would make. */
final class RecordCopy {

    /** Bytes that go to the database together. */
    private static final int PIECE = 1 << 16;
    /**
     * A row that was made longer ago is made anew: who asks for what was received lately must not miss it, because its
     * batch took long to come together.
     */
    private static final Duration LONGEST_GATHERING = Duration.ofSeconds(10);

    /** Bytes of most rows. */
    private static final int ROW = 512;

    private final List<RecordTable.Column> columns;
    private final Set<String> groups;
    private final UnaryOperator<JsonNode> changedAt;
    private final String statement;

    /** @param changedAt gives when the source changed a record, as text or null */
    RecordCopy(String table, List<RecordTable.Column> columns, Set<String> groups, UnaryOperator<JsonNode> changedAt) {
        this.columns = columns;
        this.groups = groups;
        this.changedAt = changedAt;
        this.statement = "copy " + table + " (source, source_key, changed_at, received_at, deleted, provenance, "
                + columns.stream().map(RecordTable.Column::name).collect(Collectors.joining(", ")) + ") from stdin";
    }

    /**
     * @param others gets those that cannot be copied
     * @return the keys of those that were
     */
    Set<String> in(
            Handle handle, String source, List<SourceRecord> records, Instant receivedAt, Collection<JsonNode> others)
            throws SQLException {
        CopyIn copy =
                handle.getConnection().unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        try {
            Set<String> keys = new HashSet<>();
            CopyText piece = new CopyText(2 * PIECE);
            Predicate<CopyRow> recent = row -> row.receivedAt().isAfter(receivedAt.minus(LONGEST_GATHERING));
            for (SourceRecord record : records) {
                JsonNode form = record.form();
                Optional<CopyRow> row = record.row().filter(recent).or(() -> row(source, form, receivedAt));
                if (row.isPresent()) {
                    piece.add(row.get().text());
                    keys.add(form.get("key").asText());
                } else {
                    others.add(form);
                }
                if (piece.length() > PIECE) {
                    copy.writeToCopy(piece.bytes(), 0, piece.length());
                    piece.clear();
                }
            }
            copy.writeToCopy(piece.bytes(), 0, piece.length());
            copy.endCopy();
            return keys;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** The record's row as COPY takes it; empty for a deletion, and where the database would write a moment otherwise. */
    Optional<CopyRow> row(String source, JsonNode record, Instant receivedAt) {
        if (RecordTable.isDeletion(record)) {
            return Optional.empty();
        }
        JsonNode changed = changedAt.apply(record);
        String received;
        String asOf;
        try {
            ZoneId zone = ZoneId.systemDefault();
            received = Iso8601.inDatabase(receivedAt, zone);
            asOf = changed.isNull()
                    ? received
                    : Iso8601.inDatabase(Iso8601.parse(changed.textValue()).toInstant(), zone);
        } catch (DateTimeException writtenOtherwise) {
            return Optional.empty();
        }
        CopyText row = new CopyText(ROW);
        row.plain(source);
        row.plain(record.get("key").asText());
        row.plain(asOf);
        row.plain(received);
        row.plain("f");
        row.plain(provenance(asOf, received));
        for (RecordTable.Column column : columns) {
            row.value(column.value().apply(record), column.sqlType());
        }
        row.endRow();
        return Optional.of(new CopyRow(row, receivedAt));
    }

    /** As the upsert of {@link RecordTable} makes it. */
    private String provenance(String asOf, String receivedAt) {
        StringBuilder provenance = new StringBuilder("{");
        for (String group : groups) {
            provenance
                    .append(provenance.length() == 1 ? "\"" : ", \"")
                    .append(group)
                    .append("\": {\"asOf\": \"")
                    .append(asOf)
                    .append("\", \"receivedAt\": \"")
                    .append(receivedAt)
                    .append("\"}");
        }
        return provenance.append('}').toString();
    }

    /** SQLSTATE classes 22, data exception, and 23, integrity constraint violation. */
    static boolean isAboutTheRows(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("22") || state.startsWith("23");
    }
}
