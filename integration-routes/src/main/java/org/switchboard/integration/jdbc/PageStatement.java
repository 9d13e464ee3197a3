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

    /** The only column of a count. */
    static final String ROWS = "switchboard_rows";

    private static final String AT_PARAMETER = ":?switchboardAt";
    private static final String KEY_PARAMETER = ":?switchboardKey";

    /** What changed behind a place. */
    String after(Cursor cursor) {
        return rows() + " where " + condition(cursor) + " order by " + watermark() + ", " + key() + first(pageSize);
    }

    /** All rows that have a watermark, in the order of the key, without the text of the watermark. */
    String byKeyAfter(Optional<String> key) {
        return "select t.*, " + keyText() + " from " + from + " t where " + watermark() + " is not null"
                + (key.isPresent() ? " and " + key() + " > " + KEY_PARAMETER : "") + " order by " + key()
                + first(pageSize);
    }

    /**
     * The row that was changed last.
     *
     * @param inSight only of those before a moment
     */
    String newest(boolean inSight) {
        return rows() + " where " + watermark() + " is not null"
                + (inSight ? " and " + watermark() + " < " + typedAt() : "") + " order by " + watermark() + " desc, "
                + key() + " desc" + first(1);
    }

    /** How many rows {@link #byKeyAfter} gives in all. */
    String count() {
        return "select count(*) as " + ROWS + " from " + from + " t where " + watermark() + " is not null";
    }

    /** The keys alone, in their order. */
    String keysAfter(Optional<String> key) {
        return "select " + key() + ", " + keyText() + " from " + from + " t"
                + (key.isPresent() ? " where " + key() + " > " + KEY_PARAMETER : "") + " order by " + key()
                + first(pageSize);
    }

    private String rows() {
        return "select t.*, cast(" + watermark() + " as varchar(64)) as " + Cursor.AT_COLUMN + ", " + keyText()
                + " from " + from + " t";
    }

    private static String first(int rows) {
        return " offset 0 rows fetch next " + rows + " rows only";
    }

    private String condition(Cursor cursor) {
        String at = typedAt();
        if (cursor.key().isEmpty()) {
            return watermark() + " >= " + at;
        }
        if (rowValues) {
            return "(" + watermark() + ", " + key() + ") > (" + at + ", " + KEY_PARAMETER + ")";
        }
        return watermark() + " >= " + at + " and (" + watermark() + " > " + at + " or " + key() + " > " + KEY_PARAMETER
                + ")";
    }

    private String typedAt() {
        return "cast(" + AT_PARAMETER + " as " + watermarkType + ")";
    }

    private String keyText() {
        return "cast(" + key() + " as varchar(255)) as " + Cursor.KEY_COLUMN;
    }

    private String watermark() {
        return "t." + watermarkColumn;
    }

    private String key() {
        return "t." + keyColumn;
    }
}
