package org.switchboard.privacy.persistence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows of a table that are about one person, and what an erasure leaves of them.
 *
 * @param rows condition on the table {@code t}
 * @param left new values of columns; empty when the rows are deleted
 * @param following columns that the database makes of others
 * @param exported whether an export shows the rows
 */
public record PersonTable(String name, String rows, Map<String, String> left, Set<String> following, boolean exported) {

    static PersonTable of(String name, String rows) {
        return new PersonTable(name, rows, Map.of(), Set.of(), true);
    }

    PersonTable nulls(String... columns) {
        PersonTable blanked = this;
        for (String column : columns) {
            blanked = blanked.set(column, "null");
        }
        return blanked;
    }

    /** Only what the person is named by is replaced. */
    PersonTable texts(String... columns) {
        PersonTable blanked = this;
        for (String column : columns) {
            blanked = blanked.set(column, "regexp_replace(t." + column + ", :pattern, '***', 'gi')");
        }
        return blanked;
    }

    /** A number is a value within quotes and without them. */
    PersonTable json(String column) {
        return set(column, "cast(regexp_replace(cast(t." + column + " as text), :pattern, '0', 'gi') as jsonb)");
    }

    PersonTable set(String column, String value) {
        Map<String, String> more = new LinkedHashMap<>(left);
        more.put(column, value);
        return new PersonTable(name, rows, more, following, exported);
    }

    PersonTable follows(String... columns) {
        return new PersonTable(name, rows, left, Set.of(columns), exported);
    }

    PersonTable internal() {
        return new PersonTable(name, rows, left, following, false);
    }

    public boolean isDeleted() {
        return left.isEmpty();
    }

    /** Whether nothing personal stays in the column of these rows. */
    public boolean erases(String column) {
        return isDeleted() || left.containsKey(column) || following.contains(column);
    }

    String erasure() {
        return isDeleted()
                ? "delete from " + name + " t where " + rows
                : "update " + name + " t set "
                        + left.entrySet().stream()
                                .map(column -> column.getKey() + " = " + column.getValue())
                                .collect(Collectors.joining(", "))
                        + " where " + rows;
    }

    Optional<String> exportedRows() {
        return exported ? Optional.of(rows) : Optional.empty();
    }
}
