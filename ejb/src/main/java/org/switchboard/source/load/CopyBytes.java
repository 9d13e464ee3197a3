package org.switchboard.source.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.postgresql.util.ByteConverter;

/**
 * Rows in the binary format of PostgreSQL's COPY: a row is the number of its fields (2 bytes) and the fields, a field its
 * length (4 bytes, -1 for null) and its value; lengths and numbers have their highest byte first.
 */
final class CopyBytes {

    private static final byte[] BEGINNING = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int NO_FLAGS = 0;
    private static final int NO_EXTENSION = 0;
    private static final int END = -1;
    private static final int NULL = -1;

    private byte[] bytes;
    private int length;

    /** @param expected length in bytes; more may come */
    CopyBytes(int expected) {
        bytes = new byte[expected];
    }

    /** What stands before the first row. */
    void begin() {
        append(BEGINNING, 0, BEGINNING.length);
        int4(NO_FLAGS);
        int4(NO_EXTENSION);
    }

    /** What stands behind the last row. */
    void end() {
        int2(END);
    }

    void beginRow(int fields) {
        int2(fields);
    }

    void nullField() {
        int4(NULL);
    }

    void field(byte[] value) {
        int4(value.length);
        append(value, 0, value.length);
    }

    void field(String value) {
        field(value.getBytes(StandardCharsets.UTF_8));
    }

    void field(boolean value) {
        int4(1);
        int1(value ? 1 : 0);
    }

    void field(int value) {
        int4(Integer.BYTES);
        int4(value);
    }

    void field(long value) {
        int4(Long.BYTES);
        ensureCapacity(Long.BYTES);
        ByteConverter.int8(bytes, length, value);
        length += Long.BYTES;
    }

    /** A field whose length is not known before it is written; {@link #endField} ends it. */
    int beginField() {
        int4(0);
        return length;
    }

    void endField(int beginning) {
        ByteConverter.int4(bytes, beginning - Integer.BYTES, length - beginning);
    }

    void int1(int value) {
        ensureCapacity(1);
        bytes[length++] = (byte) value;
    }

    void int4(int value) {
        ensureCapacity(Integer.BYTES);
        ByteConverter.int4(bytes, length, value);
        length += Integer.BYTES;
    }

    /** What is written so far, and no more. */
    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    /** What is written is at its beginning, up to {@link #length}. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    /** Bytes as they are: the end of a field, or whole rows. */
    void append(byte[] value) {
        append(value, 0, value.length);
    }

    private void int2(int value) {
        ensureCapacity(Short.BYTES);
        ByteConverter.int2(bytes, length, value);
        length += Short.BYTES;
    }

    private void append(byte[] value, int offset, int count) {
        ensureCapacity(count);
        System.arraycopy(value, offset, bytes, length, count);
        length += count;
    }

    private void ensureCapacity(int count) {
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
