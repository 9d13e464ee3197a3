package org.switchboard.integration.files.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** A text as bytes of UTF-8, for character sets whose line ends are not one byte. */
final class Utf8Bytes extends InputStream {

    private static final int PORTION = 8192;

    private final Reader text;
    private byte[] portion = new byte[0];
    private int at;

    Utf8Bytes(Reader text) {
        this.text = text;
    }

    @Override
    public int read() throws IOException {
        return at < portion.length || fill() ? portion[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int from, int most) throws IOException {
        if (at == portion.length && !fill()) {
            return -1;
        }
        int given = Math.min(most, portion.length - at);
        System.arraycopy(portion, at, target, from, given);
        at += given;
        return given;
    }

    private boolean fill() throws IOException {
        char[] letters = new char[PORTION + 1];
        int count = text.read(letters, 0, PORTION);
        if (count < 1) {
            return false;
        }
        if (Character.isHighSurrogate(letters[count - 1])) {
            int other = text.read();
            if (other >= 0) {
                letters[count++] = (char) other;
            }
        }
        portion = new String(letters, 0, count).getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
