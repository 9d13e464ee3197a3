package org.switchboard.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Rows as text for PostgreSQL's COPY: columns end with tabs, rows with line feeds, and these are escaped in values. */
final class CopyText {

    private static final byte[] NULL = {'\\', 'N'};

    private byte[] bytes;
    private int length;
    private boolean inRow;

    /** @param expected length in bytes; more may come */
    CopyText(int expected) {
        bytes = new byte[expected];
    }

    void plain(String value) {
        begin();
        escaped(value.getBytes(StandardCharsets.UTF_8));
    }

    /** @param sqlType the column's; arrays are those that end with [] */
    void value(JsonNode value, String sqlType) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            begin();
            append(NULL, 0, NULL.length);
        } else if (sqlType.startsWith("json")) {
            plain(value.toString());
        } else if (value.isArray() && sqlType.endsWith("[]")) {
            plain(arrayOf(value));
        } else {
            plain(value.isTextual() ? value.textValue() : value.toString());
        }
    }

    void endRow() {
        append((byte) '\n');
        inRow = false;
    }

    /** Whole rows behind these. */
    void add(CopyText rows) {
        append(rows.bytes, 0, rows.length);
    }

    /** What is written stands at its beginning, up to {@link #length}. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    private void begin() {
        if (inRow) {
            append((byte) '\t');
        }
        inRow = true;
    }

    private void escaped(byte[] value) {
        int written = 0;
        for (int i = 0; i < value.length; i++) {
            char escape = escape(value[i]);
            if (escape != 0) {
                append(value, written, i - written);
                append((byte) '\\');
                append((byte) escape);
                written = i + 1;
            }
        }
        append(value, written, value.length - written);
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

    private void append(byte value) {
        makeRoom(1);
        bytes[length++] = value;
    }

    private void append(byte[] value, int offset, int count) {
        makeRoom(count);
        System.arraycopy(value, offset, bytes, length, count);
        length += count;
    }

    private void makeRoom(int count) {
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
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
