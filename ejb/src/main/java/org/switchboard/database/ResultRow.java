package org.switchboard.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The row at which a result stands. */
public record ResultRow(ResultSet row) implements Row {

    @Override
    public String getString(String column) throws SQLException {
        return row.getString(column);
    }

    @Override
    public long getLong(String column) throws SQLException {
        return row.getLong(column);
    }

    @Override
    public int getInt(String column) throws SQLException {
        return row.getInt(column);
    }

    @Override
    public boolean getBoolean(String column) throws SQLException {
        return row.getBoolean(column);
    }

    @Override
    public Optional<Long> whole(String column) throws SQLException {
        return Optional.ofNullable((Number) row.getObject(column)).map(Number::longValue);
    }

    @Override
    public Optional<Double> number(String column) throws SQLException {
        return Columns.number(row, column);
    }

    @Override
    public Optional<BigDecimal> decimal(String column) throws SQLException {
        return Optional.ofNullable(row.getBigDecimal(column));
    }

    @Override
    public Optional<Boolean> flag(String column) throws SQLException {
        return Columns.flag(row, column);
    }

    @Override
    public Optional<Instant> instant(String column) throws SQLException {
        return Columns.instant(row, column);
    }

    @Override
    public Optional<LocalDate> date(String column) throws SQLException {
        return Columns.date(row, column);
    }

    @Override
    public List<String> texts(String column) throws SQLException {
        return Columns.texts(row, column);
    }

    @Override
    public JsonNode json(String column) throws SQLException {
        return Columns.json(row, column);
    }

    @Override
    public Map<String, Instant> provenance(String column) throws SQLException {
        return Columns.provenance(row, column);
    }
}
