package org.switchboard.integration.files.form;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Counts the characters of each record, so that one that never ends does not fill the memory. */
final class RecordGuard extends FilterReader {

    /** Parsers read ahead. */
    private static final int AHEAD = 16_384;

    private final int longest;
    private long count;

    RecordGuard(Reader text, int longest) {
        super(text);
        this.longest = longest;
    }

    void recordBegins() {
        count = 0;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int from, int most) throws IOException {
        int got = super.read(target, from, most);
        count += Math.max(got, 0);
        if (count > (long) longest + AHEAD) {
            throw new TooLong(longest);
        }
        return got;
    }

    static final class TooLong extends RuntimeException {

        TooLong(int longest) {
            super("a record is longer than the " + longest + " characters that it may have");
        }
    }
}
