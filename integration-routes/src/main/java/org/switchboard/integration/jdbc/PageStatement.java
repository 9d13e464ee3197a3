package org.switchboard.integration.jdbc;

import java.util.Optional;

/**
 * The SELECT that reads one page in the order of watermark and key, or of the key alone. Paging goes by these two and not by offset, so that
 * any number of rows may share one watermark.
 *
 * @param from a table, or a query in parentheses
 * @param watermarkType the watermark's type in SQL
 * @param rowValues whether the database compares pairs with the help of an index, as PostgreSQL does
 */
record PageStatement(
        String from, String watermarkColumn, String watermarkType, String keyColumn, int pageSize, boolean rowValues) {

    /** Columns that are added to each row, in the database's own text. */
    static final String AT = "switchboard_at";

    static final String KEY = "switchboard_key";

    private static final String AT_PARAMETER = ":?switchboardAt";
    private static final String KEY_PARAMETER = ":?switchboardKey";

    String after(Optional<Cursor> cursor) {
        return "select t.*, cast(" + watermark() + " as varchar(64)) as " + AT + ", cast(" + key()
                + " as varchar(255)) as " + KEY + " from " + from + " t"
                + cursor.map(this::condition).orElse(" where " + watermark() + " is not null")
                + " order by " + watermark() + ", " + key()
                + " offset 0 rows fetch next " + pageSize + " rows only";
    }

    /** The keys alone, in their order. */
    String keysAfter(Optional<String> key) {
        return "select " + key() + ", cast(" + key() + " as varchar(255)) as " + KEY + " from " + from + " t"
                + (key.isPresent() ? " where " + key() + " > " + KEY_PARAMETER : "")
                + " order by " + key() + " offset 0 rows fetch next " + pageSize + " rows only";
    }

    private String condition(Cursor cursor) {
        String at = "cast(" + AT_PARAMETER + " as " + watermarkType + ")";
        if (cursor.key().isEmpty()) {
            return " where " + watermark() + " >= " + at;
        }
        if (rowValues) {
            return " where (" + watermark() + ", " + key() + ") > (" + at + ", " + KEY_PARAMETER + ")";
        }
        return " where " + watermark() + " >= " + at + " and (" + watermark() + " > " + at + " or " + key() + " > "
                + KEY_PARAMETER + ")";
    }

    private String watermark() {
        return "t." + watermarkColumn;
    }

    private String key() {
        return "t." + keyColumn;
    }
}
