package org.switchboard.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchboard.shared.Iso8601;

/** Columns of a result row as the values that the domain uses. */
public final class Columns {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Columns() {}

    public static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    public static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    public static Optional<LocalDate> date(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    public static Optional<Double> number(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Double.class));
    }

    public static Optional<Boolean> flag(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Boolean.class));
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    public static JsonNode json(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        try {
            return text == null ? NullNode.instance : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new SQLException("column " + column + " holds no JSON", e);
        }
    }

    /** A provenance column: field group → since when the source has reported the values of it. */
    public static Map<String, Instant> provenance(ResultSet row, String column) throws SQLException {
        return provenance(json(row, column));
    }

    static Map<String, Instant> provenance(JsonNode groups) {
        Map<String, Instant> asOf = new HashMap<>();
        groups.fields()
                .forEachRemaining(group -> asOf.put(
                        group.getKey(),
                        Iso8601.parse(group.getValue().path("asOf").asText()).toInstant()));
        return asOf;
    }
}
