package org.switchboard.knowledge.search;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.text.Normalizer;

/** The form in which text is both stored in the index and asked for: half width, Simplified Chinese. */
final class FoldedText {

    private FoldedText() {}

    static String of(String text) {
        String halfWidth = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return hasHan(halfWidth) ? ZhConverterUtil.toSimple(halfWidth) : halfWidth;
    }

    static boolean hasHan(CharSequence text) {
        return text.codePoints().anyMatch(FoldedText::isHan);
    }

    static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }
}
