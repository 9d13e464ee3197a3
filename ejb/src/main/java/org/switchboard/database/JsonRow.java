package org.switchboard.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A row that PostgreSQL has made an object of JSON, with a member for each column ({@code row_to_json}). */
record JsonRow(JsonNode row) implements Row {

    private static final String NEVER_ENDING = "infinity";
    private static final String WITHOUT_BEGINNING = "-infinity";

    @Override
    public String getString(String column) throws SQLException {
        JsonNode value = of(column);
        return value.isNull() ? null : value.isValueNode() ? value.asText() : value.toString();
    }

    @Override
    public long getLong(String column) throws SQLException {
        return of(column).asLong();
    }

    @Override
    public int getInt(String column) throws SQLException {
        return of(column).asInt();
    }

    @Override
    public boolean getBoolean(String column) throws SQLException {
        return of(column).asBoolean();
    }

    @Override
    public Optional<Long> whole(String column) throws SQLException {
        return present(column, JsonNode::asLong);
    }

    /** PostgreSQL writes what JSON has no number for as text: NaN, Infinity. */
    @Override
    public Optional<Double> number(String column) throws SQLException {
        return present(column, value -> value.isTextual() ? Double.valueOf(value.textValue()) : value.doubleValue());
    }

    @Override
    public Optional<BigDecimal> decimal(String column) throws SQLException {
        return present(column, JsonNode::decimalValue);
    }

    @Override
    public Optional<Boolean> flag(String column) throws SQLException {
        return present(column, JsonNode::asBoolean);
    }

    @Override
    public Optional<Instant> instant(String column) throws SQLException {
        return present(column, value -> moment(value.textValue()));
    }

    @Override
    public Optional<LocalDate> date(String column) throws SQLException {
        return present(column, value -> LocalDate.parse(value.textValue()));
    }

    @Override
    public List<String> texts(String column) throws SQLException {
        List<String> texts = new ArrayList<>();
        of(column).forEach(text -> texts.add(text.textValue()));
        return List.copyOf(texts);
    }

    @Override
    public JsonNode json(String column) throws SQLException {
        return of(column);
    }

    @Override
    public Map<String, Instant> provenance(String column) throws SQLException {
        return Columns.provenance(of(column));
    }

    private <T> Optional<T> present(String column, Function<JsonNode, T> read) throws SQLException {
        JsonNode value = of(column);
        return value.isNull() ? Optional.empty() : Optional.of(read.apply(value));
    }

    private JsonNode of(String column) throws SQLException {
        JsonNode value = row.get(column);
        if (value == null) {
            throw new SQLException("no column " + column + " in the row");
        }
        return value instanceof NullNode ? NullNode.instance : value;
    }

    /** As the driver reads these two from a column. */
    private static Instant moment(String text) {
        return switch (text) {
            case NEVER_ENDING -> OffsetDateTime.MAX.toInstant();
            case WITHOUT_BEGINNING -> OffsetDateTime.MIN.toInstant();
            default -> OffsetDateTime.parse(text).toInstant();
        };
    }
}
