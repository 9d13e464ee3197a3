package org.switchboard.database;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * A query of a feature that can be read alone or together with those of other features ({@link JointRead}).
 *
 * @param sql one select with named parameters; casts are written as {@code cast}
 * @param parameters by name; a list as an array
 */
public record Part<T>(String sql, Map<String, Object> parameters, RowReader<T> reader) {

    /** Makes a value of a row. */
    @FunctionalInterface
    public interface RowReader<T> {

        T read(Row row) throws SQLException;
    }

    public static <T> Part<T> of(String sql, RowReader<T> reader) {
        return new Part<>(sql, Map.of(), reader);
    }

    public Part<T> bind(String name, Object value) {
        Map<String, Object> bound = new HashMap<>(parameters);
        bound.put(name, value);
        return new Part<>(sql, bound, reader);
    }

    public Part<T> bindMap(Map<String, Object> values) {
        Map<String, Object> bound = new HashMap<>(parameters);
        bound.putAll(values);
        return new Part<>(sql, bound, reader);
    }

    public Part<T> bindTexts(String name, Collection<String> values) {
        return bind(name, values.toArray(String[]::new));
    }

    public Part<T> bindNumbers(String name, Collection<Long> values) {
        return bind(name, values.toArray(Long[]::new));
    }

    /** Reads it alone. */
    public List<T> list(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bindMap(parameters)
                .map((row, context) -> reader.read(new ResultRow(row)))
                .list());
    }
}
