package org.switchboard.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * Rows as text for PostgreSQL's COPY: columns end with tabs, rows with line feeds, and these are escaped in values. They
 * are handed on in pieces, so that a batch lies nowhere as one large text.
 */
final class CopyText {

    /** Takes a piece, which may end within a row. */
    @FunctionalInterface
    interface Target {
        void write(byte[] bytes, int offset, int length) throws SQLException;
    }

    private static final int PIECE = 1 << 16;
    private static final byte[] NULL = {'\\', 'N'};

    private final Target target;
    private final byte[] piece = new byte[PIECE];
    private int length;
    private boolean inRow;

    CopyText(Target target) {
        this.target = target;
    }

    void plain(String value) throws SQLException {
        begin();
        escaped(value.getBytes(StandardCharsets.UTF_8));
    }

    /** @param sqlType the column's; arrays are those that end with [] */
    void value(JsonNode value, String sqlType) throws SQLException {
        if (value == null || value.isNull() || value.isMissingNode()) {
            begin();
            write(NULL, 0, NULL.length);
        } else if (sqlType.startsWith("json")) {
            plain(value.toString());
        } else if (value.isArray() && sqlType.endsWith("[]")) {
            plain(arrayOf(value));
        } else {
            plain(value.isTextual() ? value.textValue() : value.toString());
        }
    }

    void endRow() throws SQLException {
        write((byte) '\n');
        inRow = false;
    }

    /** Hands on what is left. */
    void end() throws SQLException {
        target.write(piece, 0, length);
        length = 0;
    }

    private void begin() throws SQLException {
        if (inRow) {
            write((byte) '\t');
        }
        inRow = true;
    }

    private void escaped(byte[] value) throws SQLException {
        int written = 0;
        for (int i = 0; i < value.length; i++) {
            char escape = escape(value[i]);
            if (escape != 0) {
                write(value, written, i - written);
                write((byte) '\\');
                write((byte) escape);
                written = i + 1;
            }
        }
        write(value, written, value.length - written);
    }

    /** What stands behind the backslash in its place; 0 when it stands for itself. */
    private static char escape(byte value) {
        return switch (value) {
            case '\\' -> '\\';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            default -> 0;
        };
    }

    private void write(byte value) throws SQLException {
        if (length == PIECE) {
            end();
        }
        piece[length++] = value;
    }

    private void write(byte[] bytes, int offset, int count) throws SQLException {
        int from = offset;
        int left = count;
        while (left > PIECE - length) {
            int fits = PIECE - length;
            System.arraycopy(bytes, from, piece, length, fits);
            length = PIECE;
            end();
            from += fits;
            left -= fits;
        }
        System.arraycopy(bytes, from, piece, length, left);
        length += left;
    }

    private static String arrayOf(JsonNode elements) {
        StringBuilder array = new StringBuilder("{");
        for (JsonNode element : elements) {
            array.append(array.length() == 1 ? "" : ",");
            if (element.isNull()) {
                array.append("NULL");
            } else {
                String value = element.isTextual() ? element.textValue() : element.toString();
                array.append('"')
                        .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
        }
        return array.append('}').toString();
    }
}
