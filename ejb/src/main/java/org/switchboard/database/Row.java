package org.switchboard.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row of a result as the values that the domain uses, whether it came as columns or as JSON ({@link JointRead}). */
public interface Row {

    /** Null when the column is. */
    String getString(String column) throws SQLException;

    /** For columns that are never null, as are the next two. */
    long getLong(String column) throws SQLException;

    int getInt(String column) throws SQLException;

    boolean getBoolean(String column) throws SQLException;

    Optional<Long> whole(String column) throws SQLException;

    Optional<Double> number(String column) throws SQLException;

    Optional<BigDecimal> decimal(String column) throws SQLException;

    Optional<Boolean> flag(String column) throws SQLException;

    Optional<Instant> instant(String column) throws SQLException;

    Optional<LocalDate> date(String column) throws SQLException;

    /** Empty when the column is null. */
    List<String> texts(String column) throws SQLException;

    /** The null of JSON when the column is null. */
    JsonNode json(String column) throws SQLException;

    /** A provenance column: field group → since when the source has reported the values of it. */
    Map<String, Instant> provenance(String column) throws SQLException;

    default Optional<String> text(String column) throws SQLException {
        return Optional.ofNullable(getString(column));
    }
}
