package org.switchboard.web.api.ndjson;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Splits a body into lines of UTF-8, holding one line at a time and no more than {@code longestLine} bytes of it. Lines
 * end with LF or CRLF, the last one may do without; a byte order mark at the beginning is skipped.
 */
final class BodyLines {

    private static final int CHUNK = 64 * 1024;
    private static final int MARK = 3;
    /** Enough of a line that is too long to know it again. */
    private static final int BEGINNING = 1000;

    private final InputStream body;
    private final int longestLine;
    private final long largestBody;
    private final byte[] chunk = new byte[CHUNK];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);

    private int next;
    private int filled;
    private long read;
    private long lineStart;
    private long number;

    BodyLines(InputStream body, int longestLine, long largestBody) {
        this.body = body;
        this.longestLine = longestLine;
        this.largestBody = largestBody;
    }

    /**
     * The next line; empty at the end of the body.
     *
     * @throws BadEncoding when a byte of it is not UTF-8
     * @throws BodyTooLarge when the body goes on beyond its limit
     */
    Optional<BodyLine> next() throws IOException {
        line.reset();
        lineStart = read;
        long size = 0;
        int octet = octet();
        if (octet < 0) {
            return Optional.empty();
        }
        number++;
        for (; octet >= 0 && octet != '\n'; octet = octet()) {
            size++;
            if (size <= longestLine) {
                line.write(octet);
            }
        }
        return Optional.of(
                size <= longestLine
                        ? new BodyLine(number, text(line.toByteArray()), size, false)
                        : new BodyLine(number, beginning(line.toByteArray()), size, true));
    }

    private int octet() throws IOException {
        if (next == filled) {
            filled = body.read(chunk);
            next = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        read++;
        if (read > largestBody) {
            throw new BodyTooLarge(largestBody);
        }
        return chunk[next++] & 0xff;
    }

    private String text(byte[] bytes) throws BadEncoding {
        int from = lineStart == 0 && startsWithMark(bytes) ? MARK : 0;
        int length = bytes.length > from && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        ByteBuffer octets = ByteBuffer.wrap(bytes, from, length - from);
        CharBuffer characters = CharBuffer.allocate(length - from);
        CoderResult result = utf8.reset().decode(octets, characters, true);
        if (result.isError()) {
            throw new BadEncoding(lineStart + octets.position(), number);
        }
        return characters.flip().toString();
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= MARK && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    }

    private static String beginning(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, BEGINNING), StandardCharsets.UTF_8);
    }

    /** A byte that is not UTF-8: its position from 0 in the body, and its line. */
    static final class BadEncoding extends IOException {

        private final long position;
        private final long line;

        BadEncoding(long position, long line) {
            super("byte " + position + " in line " + line + " is not UTF-8");
            this.position = position;
            this.line = line;
        }

        long position() {
            return position;
        }

        long line() {
            return line;
        }
    }

    /** The body is larger than it may be, in bytes. */
    static final class BodyTooLarge extends IOException {

        private final long limit;

        BodyTooLarge(long limit) {
            super("the body is larger than " + limit + " bytes");
            this.limit = limit;
        }

        long limit() {
            return limit;
        }
    }
}
