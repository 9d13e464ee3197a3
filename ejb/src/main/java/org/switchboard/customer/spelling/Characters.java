package org.switchboard.customer.spelling;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Characters that look alike made one: the first step of every comparison of what people typed. Invisible characters go,
 * dashes, dots, apostrophes and blanks of every kind become the one of ASCII, and so do digits of every script.
 */
public final class Characters {

    private static final String DASHES = "\u2212\u02d7\u2796\u2043\u30fc\u301c\u223c\u2053\u207b\u208b~";
    private static final String DOTS = "\u00b7\u2022\u2027\u2219\u22c5\u30fb\u0387\u2024\u25cf\u25e6\u26ab\u26ac\u3002"
            + "\u16eb\u2e31\ua78f\u318d\u119e\u2981\u02d9\u0701\u0702";
    private static final String APOSTROPHES =
            "\u2018\u2019\u201a\u201b\u02bc\u02bb\u02b9\u02bd\u02be\u02bf\u02c8\u0060\u00b4"
                    + "\u2032\u2035\u05f3\ua78c\u055a\u07f4\u07f5\u1fbd\u1fbf\u1ffd\u1ffe\u02ca\u02cb";

    private static final char FIRST_HAN = '\u2e80';

    private Characters() {}

    /** In NFKC, without what cannot be seen, and with one character for those that look alike. */
    static String plain(String text) {
        if (isPlain(text)) {
            return text;
        }
        // before NFKC, which would take some of them apart into a blank and a mark
        String normal = Normalizer.normalize(each(text), Normalizer.Form.NFKC);
        return each(normal);
    }

    /** The same for a telephone number, in small letters. */
    static String telephone(String text) {
        return plain(text).toLowerCase(Locale.ROOT);
    }

    /** ASCII and common Chinese characters are. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean han = c >= '\u4e00' && c <= '\u9fff';
            if (!han && (c < ' ' || c > '}' || c == '`')) {
                return false;
            }
        }
        return true;
    }

    private static String each(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(plain, c));
        return plain.toString();
    }

    private static void append(StringBuilder plain, int c) {
        if (c >= ' ' && c <= '}' && c != '`') {
            plain.append((char) c);
        } else if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
            plain.append('\n');
        } else if (isBlank(c)) {
            plain.append(' ');
        } else if (isInvisible(c)) {
            return;
        } else if (DOTS.indexOf(c) >= 0) {
            plain.append('·');
        } else if (Character.getType(c) == Character.DASH_PUNCTUATION || DASHES.indexOf(c) >= 0) {
            plain.append('-');
        } else if (APOSTROPHES.indexOf(c) >= 0) {
            plain.append('\'');
        } else if (Character.isDigit(c)) {
            plain.append((char) ('0' + Character.digit(c, 10)));
        } else {
            plain.appendCodePoint(c);
        }
    }

    private static boolean isBlank(int c) {
        return c == '\t' || Character.isSpaceChar(c) || c == '\u2800';
    }

    /** Format and control characters, unassigned ones, fillers, variation selectors. */
    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.CONTROL
                || type == Character.SURROGATE
                || c == 0x034f
                || c == 0x115f
                || c == 0x1160
                || c == 0x17b4
                || c == 0x17b5
                || c == 0x3164
                || c == 0xffa0
                || c >= 0x180b && c <= 0x180f
                || c >= 0xfe00 && c <= 0xfe0f
                || c >= 0xe0100 && c <= 0xe01ef;
    }

    public static boolean containsHan(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_HAN && isHan(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean isHan(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }
}
