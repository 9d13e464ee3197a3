package org.switchboard.source.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.switchboard.shared.Iso8601;
import org.switchboard.source.record.RecordTable;

/**
 * New records into a {@link RecordTable} by COPY, in its binary format: the rows are those that the table's upsert would
 * make.
 */
final class RowCopy {

    /** Bytes that go to the database together. */
    private static final int PIECE = 1 << 16;

    /** More bytes than most rows have. */
    private static final int ROW = 4096;

    private static final List<String> OWN_COLUMNS =
            List.of("source", "source_key", "changed_at", "received_at", "deleted", "provenance");

    private final RecordTable table;
    private final Jdbi jdbi;
    private final List<RecordTable.Column> columns;
    private final CopyField[] fields;
    private final String statement;

    RowCopy(RecordTable table, Jdbi jdbi) {
        this.table = table;
        this.jdbi = jdbi;
        this.columns = table.columns();
        this.fields =
                columns.stream().map(column -> CopyField.of(column.sqlType())).toArray(CopyField[]::new);
        this.statement = "copy " + table.name()
                + Stream.concat(OWN_COLUMNS.stream(), columns.stream().map(RecordTable.Column::name))
                        .collect(Collectors.joining(", ", " (", ")"))
                + " from stdin (format binary)";
    }

    /**
     * Copies rows that {@link Rows} made, within the transaction.
     *
     * @return false when the database refuses one, or the key of one is there already; then none is copied
     */
    boolean write(List<byte[]> rows) {
        return jdbi.withHandle(handle -> {
            handle.execute("savepoint copied");
            try {
                copy(handle, rows);
                handle.execute("release savepoint copied");
                return true;
            } catch (SQLException e) {
                if (!isAboutTheRows(e)) {
                    throw new IllegalStateException(
                            "Records could not be copied into " + table.name() + ": " + e.getMessage(), e);
                }
                handle.execute("rollback to savepoint copied");
                return false;
            }
        });
    }

    private void copy(Handle handle, List<byte[]> rows) throws SQLException {
        CopyIn copy =
                handle.getConnection().unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        try {
            CopyBytes piece = new CopyBytes(2 * PIECE);
            piece.begin();
            for (byte[] row : rows) {
                piece.append(row);
                if (piece.length() > PIECE) {
                    copy.writeToCopy(piece.bytes(), 0, piece.length());
                    piece.clear();
                }
            }
            piece.end();
            copy.writeToCopy(piece.bytes(), 0, piece.length());
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    Rows rows(String source, Instant receivedAt) {
        return new Rows(source, receivedAt);
    }

    /** Makes rows of records that are received together. Not for several threads. */
    final class Rows {

        private final String source;
        private final Instant receivedAt;
        private final ZoneId zone = ZoneId.systemDefault();
        private final String received;
        private final CopyBytes row = new CopyBytes(ROW);

        private Rows(String source, Instant receivedAt) {
            this.source = source;
            this.receivedAt = receivedAt;
            this.received = Iso8601.inDatabase(receivedAt, zone);
        }

        Instant receivedAt() {
            return receivedAt;
        }

        /**
         * The row of a record; empty for a deletion, and where something in the record is of an unusual form, which is left
         * to the database's own reading of text.
         */
        Optional<byte[]> of(JsonNode record) {
            if (RecordTable.isDeletion(record)) {
                return Optional.empty();
            }
            JsonNode changed = table.changedAt(record);
            Instant asOf = changed.isNull()
                    ? receivedAt
                    : CopyField.moment(changed.textValue()).orElse(null);
            String asOfText = changed.isNull() ? received : inDatabase(asOf, zone);
            if (asOfText == null) {
                return Optional.empty();
            }
            row.clear();
            row.beginRow(OWN_COLUMNS.size() + columns.size());
            row.field(source);
            row.field(record.get("key").asText());
            CopyField.moment(asOf, row);
            CopyField.moment(receivedAt, row);
            row.field(false);
            CopyField.json(provenance(asOfText), row);
            for (int i = 0; i < fields.length; i++) {
                if (!fields[i].write(columns.get(i).value().apply(record), row)) {
                    return Optional.empty();
                }
            }
            return Optional.of(row.copy());
        }

        /** As the upsert of {@link RecordTable} makes it. */
        private String provenance(String asOf) {
            StringBuilder provenance = new StringBuilder("{");
            for (String group : table.groups()) {
                provenance
                        .append(provenance.length() == 1 ? "\"" : ", \"")
                        .append(group)
                        .append("\": {\"asOf\": \"")
                        .append(asOf)
                        .append("\", \"receivedAt\": \"")
                        .append(received)
                        .append("\"}");
            }
            return provenance.append('}').toString();
        }
    }

    /** Null for no moment, and for one that is too far away. */
    private static String inDatabase(Instant at, ZoneId zone) {
        try {
            return at == null ? null : Iso8601.inDatabase(at, zone);
        } catch (DateTimeException farAway) {
            return null;
        }
    }

    /** SQLSTATE classes 22, data exception, and 23, integrity constraint violation. */
    private static boolean isAboutTheRows(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("22") || state.startsWith("23");
    }
}
