package org.switchboard.integration.files.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The lines of a text as bytes, without their ends: a line feed, before which a carriage return may stand; carriage
 * returns alone in a file that begins without any line feed. Only the beginning of a line over the limit is kept; the next line
 * is read normally.
 */
final class ByteLines {

    private static final int BUFFER = 65_536;
    private static final int KEPT_OF_LONG_LINES = 1000;

    /** @param whole false when the line was too long and only its beginning is here */
    record Line(long number, byte[] bytes, boolean whole) {

        boolean isBlank() {
            for (byte one : bytes) {
                if (one != ' ' && one != '\t') {
                    return false;
                }
            }
            return true;
        }
    }

    private final String fileName;
    private final InputStream bytes;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private byte lineEnd;
    private long number;

    /** @param longest the most bytes that a line may have */
    ByteLines(String fileName, InputStream bytes, int longest) {
        this.fileName = fileName;
        this.bytes = bytes;
        this.longest = longest;
    }

    int longest() {
        return longest;
    }

    /** Empty after the last one. */
    Optional<Line> next() {
        if (at == end && !fill()) {
            return Optional.empty();
        }
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean whole = true;
        boolean ended = false;
        while (!ended && (at < end || fill())) {
            int stop = at;
            while (stop < end && buffer[stop] != lineEnd) {
                stop++;
            }
            ended = stop < end;
            whole = whole && line.size() + stop - at <= longest + 1;
            if (whole) {
                line.write(buffer, at, stop - at);
            }
            at = ended ? stop + 1 : stop;
        }
        byte[] read = withoutReturn(line.toByteArray());
        whole = whole && read.length <= longest;
        return Optional.of(new Line(number, whole ? read : beginning(read), whole));
    }

    private boolean fill() {
        try {
            at = 0;
            if (lineEnd == 0) {
                end = bytes.readNBytes(buffer, 0, BUFFER);
                lineEnd = lineEnd();
            } else {
                end = Math.max(0, bytes.read(buffer, 0, BUFFER));
            }
            return end > 0;
        } catch (IOException malformed) {
            throw new MalformedFile(
                    fileName + " cannot be read beyond line " + number + ": " + malformed.getMessage() + ".",
                    malformed);
        }
    }

    /** Of a file that begins with what is in the buffer. */
    private byte lineEnd() {
        boolean returns = false;
        for (int i = 0; i < end; i++) {
            if (buffer[i] == '\n') {
                return '\n';
            }
            returns |= buffer[i] == '\r';
        }
        return (byte) (returns ? '\r' : '\n');
    }

    private static byte[] withoutReturn(byte[] line) {
        return line.length > 0 && line[line.length - 1] == '\r' ? java.util.Arrays.copyOf(line, line.length - 1) : line;
    }

    private static byte[] beginning(byte[] line) {
        return java.util.Arrays.copyOf(line, Math.min(line.length, KEPT_OF_LONG_LINES));
    }
}
