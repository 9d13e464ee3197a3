package org.switchboard.customer.spelling;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** Words in Latin letters without accents and case. */
public final class LatinForm {

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern TONES = Pattern.compile("[\\u0300\\u0301\\u0304\\u030c]");
    private static final Pattern U_AFTER_PALATAL = Pattern.compile("(?<=[jqxy])v");
    private static final Pattern UMLAUT_OF_PINYIN = Pattern.compile("^([ln])(?:v|yu)");
    /** Mueller, Goethe, Haendel; but not xue and yue, which are Chinese. */
    private static final Pattern WRITTEN_OUT = Pattern.compile("([ao]|(?<![qxy])u)e(?=[bcdfghklmnprstvwxz])");

    /** Longer than any that a letter becomes. */
    private static final int GROWTH = 4;

    private LatinForm() {}

    /** José → jose, Straße → strasse, Đức → duc, IŞIK and ışık → isik. */
    public static String folded(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (hasNoAccents(lower)) {
            return lower;
        }
        char[] letters = Normalizer.normalize(lower, Normalizer.Form.NFC).toCharArray();
        char[] ascii = new char[letters.length * GROWTH];
        int length = ASCIIFoldingFilter.foldToASCII(letters, 0, ascii, 0, letters.length);
        String folded = Normalizer.normalize(new String(ascii, 0, length), Normalizer.Form.NFKD);
        return Normalizer.normalize(MARKS.matcher(folded).replaceAll(""), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
    }

    /** The same word as it is written where letters or accents are missing: Müller is muller and mueller. */
    static Set<String> spellings(String word) {
        Set<String> spellings = new LinkedHashSet<>();
        String lower = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        spellings.add(folded(lower));
        if (Characters.containsHan(lower)) {
            return spellings;
        }
        String expanded = folded(lower.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ø", "oe")
                .replace("å", "aa"));
        spellings.add(expanded);
        spellings.add(collapsed(expanded));
        return spellings;
    }

    /** Of all spellings of a word the one for comparisons; of those of 吕 it is lu. */
    public static String canonical(String word) {
        return UMLAUT_OF_PINYIN.matcher(collapsed(folded(word))).replaceAll("$1u");
    }

    private static String collapsed(String word) {
        return WRITTEN_OUT.matcher(word).replaceAll("$1");
    }

    /** Pinyin as it is typed: without tones, with v for ü, and with u where v stands for it anyway (xv). */
    static String pinyin(String word) {
        String toneless = Normalizer.normalize(
                TONES.matcher(Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                        .replaceAll(""),
                Normalizer.Form.NFC);
        return U_AFTER_PALATAL.matcher(folded(toneless.replace('ü', 'v'))).replaceAll("u");
    }

    /** ASCII and common Chinese characters have none. */
    private static boolean hasNoAccents(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && (c < '\u4e00' || c > '\u9fff')) {
                return false;
            }
        }
        return true;
    }
}
