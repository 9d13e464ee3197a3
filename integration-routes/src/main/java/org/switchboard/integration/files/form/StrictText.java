package org.switchboard.integration.files.form;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.StringJoiner;

/** Texts of one character set. Bytes that are none in it are named, never replaced by a question mark in silence. */
final class StrictText {

    static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Charset charset;
    private final CharsetDecoder strict;

    StrictText(Charset charset) {
        this.charset = charset;
        this.strict = decoder(charset);
    }

    /**
     * Without a byte order mark at its beginning; it throws {@link java.nio.charset.CharacterCodingException} at bytes
     * that are no text.
     */
    static Reader reader(InputStream bytes, Charset charset) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(bytes, decoder(charset)));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    private static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** @throws Undecodable which says where */
    String of(byte[] bytes, int from, int to) throws Undecodable {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil((to - from) * (double) strict.maxCharsPerByte()) + 1);
        CoderResult result = strict.reset().decode(in, out, true);
        if (!result.isError()) {
            result = strict.flush(out);
        }
        if (result.isError()) {
            throw new Undecodable(charset, bytes, in.position(), result.length());
        }
        return out.flip().toString();
    }

    /** For people to look at: bytes that are no text show as a replacement character. */
    String nearly(byte[] bytes) {
        return new String(bytes, charset);
    }

    /** Whether a line end is one byte that nothing else contains, so that lines can be split before they are decoded. */
    static boolean hasPlainLineEnds(Charset charset) {
        return charset.canEncode() && charset.encode("\n").remaining() == 1;
    }

    static final class Undecodable extends Exception {

        private Undecodable(Charset charset, byte[] bytes, int position, int length) {
            super("byte " + (position + 1) + " (" + hexadecimal(bytes, position, length) + ") is not "
                    + charset.name());
        }

        private static String hexadecimal(byte[] bytes, int position, int length) {
            StringJoiner shown = new StringJoiner(" ");
            for (int i = position; i < Math.min(position + length, bytes.length); i++) {
                shown.add(String.format("0x%02X", bytes[i]));
            }
            return shown.toString();
        }
    }
}
