package org.switchboard.source.intake;

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
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** More bytes than most rows have. */
    private static final int ROW = 4096;

    private static final List<String> OWN_COLUMNS =
            List.of("source", "source_key", "changed_at", "received_at", "deleted", "provenance");

    private final List<RecordTable.Column> columns;
    private final CopyField[] fields;
    private final Set<String> groups;
    private final UnaryOperator<JsonNode> changedAt;
    private final String statement;

    /** @param changedAt gives when the source changed a record, as text or null */
    RecordCopy(String table, List<RecordTable.Column> columns, Set<String> groups, UnaryOperator<JsonNode> changedAt) {
        this.columns = columns;
        this.groups = groups;
        this.changedAt = changedAt;
        this.fields =
                columns.stream().map(column -> CopyField.of(column.sqlType())).toArray(CopyField[]::new);
        this.statement = "copy " + table
                + Stream.concat(OWN_COLUMNS.stream(), columns.stream().map(RecordTable.Column::name))
                        .collect(Collectors.joining(", ", " (", ")"))
                + " from stdin (format binary)";
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
            Set<String> keys = new HashSet<>(2 * records.size());
            CopyBytes piece = new CopyBytes(2 * PIECE);
            piece.begin();
            Instant longAgo = receivedAt.minus(LONGEST_GATHERING);
            Function<JsonNode, Optional<CopyRow>> rows = rows(source, receivedAt);
            for (SourceRecord record : records) {
                Optional<CopyRow> row = record.row()
                        .filter(made -> made.receivedAt().isAfter(longAgo))
                        .or(() -> rows.apply(record.form()));
                if (row.isPresent()) {
                    piece.append(row.get().bytes());
                    keys.add(record.key());
                } else {
                    others.add(record.form());
                }
                if (piece.length() > PIECE) {
                    copy.writeToCopy(piece.bytes(), 0, piece.length());
                    piece.clear();
                }
            }
            piece.end();
            copy.writeToCopy(piece.bytes(), 0, piece.length());
            copy.endCopy();
            return keys;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /**
     * Makes a record's row as COPY takes it; empty for a deletion, and where something in it is of an unusual form, which is
     * left to the database. Not for several threads.
     */
    Function<JsonNode, Optional<CopyRow>> rows(String source, Instant receivedAt) {
        ZoneId zone = ZoneId.systemDefault();
        String received = Iso8601.inDatabase(receivedAt, zone);
        CopyBytes row = new CopyBytes(ROW);
        return record -> {
            if (RecordTable.isDeletion(record)) {
                return Optional.empty();
            }
            JsonNode changed = changedAt.apply(record);
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
            CopyField.json(provenance(asOfText, received), row);
            for (int i = 0; i < fields.length; i++) {
                if (!fields[i].write(columns.get(i).value().apply(record), row)) {
                    return Optional.empty();
                }
            }
            return Optional.of(new CopyRow(row.copy(), receivedAt));
        };
    }

    /** Null for no moment, and for one that is too far away. */
    private static String inDatabase(Instant at, ZoneId zone) {
        try {
            return at == null ? null : Iso8601.inDatabase(at, zone);
        } catch (DateTimeException farAway) {
            return null;
        }
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
