package org.switchboard.knowledge.search;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.text.Normalizer;

/**
 * The form in which text is both stored in the index and asked for: half width, Simplified Chinese. Converted character
 * by character, because a question and a document must come out alike whatever stands around a word.
 */
final class FoldedText {

    private static final char[] SIMPLIFIED = simplifiedForms();

    private FoldedText() {}

    /** As long as its NFKC form. */
    static String of(String text) {
        char[] characters = Normalizer.normalize(text, Normalizer.Form.NFKC).toCharArray();
        for (int i = 0; i < characters.length; i++) {
            characters[i] = SIMPLIFIED[characters[i]];
        }
        return new String(characters);
    }

    static boolean hasHan(CharSequence text) {
        return text.codePoints().anyMatch(FoldedText::isHan);
    }

    private static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }

    private static char[] simplifiedForms() {
        char[] forms = new char[Character.MAX_VALUE + 1];
        for (int character = 0; character < forms.length; character++) {
            forms[character] = (char) character;
            if (!Character.isSurrogate((char) character) && isHan(character)) {
                String simplified = ZhConverterUtil.toSimple(String.valueOf((char) character));
                forms[character] = simplified.length() == 1 ? simplified.charAt(0) : (char) character;
            }
        }
        return forms;
    }
}
