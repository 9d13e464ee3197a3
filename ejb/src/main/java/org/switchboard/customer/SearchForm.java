package org.switchboard.customer;

import com.github.houbb.opencc4j.support.datamap.impl.DataMaps;
import com.github.houbb.opencc4j.util.ZhConverterUtil;
import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.support.tone.PinyinTones;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The forms under which a name, an address or a telephone number is found, made in the same way for what is stored and
 * for what is asked: full-width to half-width, Traditional to Simplified, lower case, no spaces.
 */
public final class SearchForm {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u3000·.]+");
    private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9]+");
    /** Between two numbers in one field, and before an extension. */
    private static final Pattern NUMBER_BREAK = Pattern.compile("[/、,，;；转]|ext\\.?", Pattern.CASE_INSENSITIVE);

    private static final CharacterTable SIMPLIFIED = new CharacterTable(
            ZhConverterUtil::toSimple, DataMaps.defaults().tsPhrase().keySet());
    private static final CharacterTable PINYIN = spoken(PinyinStyleEnum.NORMAL);
    private static final CharacterTable INITIALS = spoken(PinyinStyleEnum.FIRST_LETTER);

    private SearchForm() {}

    /** 王　小明 → 王小明, ＡＢＣ → abc. */
    public static String folded(String text) {
        String halfWidth = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String simplified = containsHan(halfWidth) ? SIMPLIFIED.of(halfWidth) : halfWidth;
        return SPACES.matcher(simplified).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** 王小明 → wangxiaoming; what is not Chinese stays. */
    public static String pinyin(String text) {
        return PINYIN.of(folded(text));
    }

    /** 王小明 → wxm. */
    public static String initials(String text) {
        return INITIALS.of(folded(text));
    }

    /** "(0571)8765432转8001/138-0571-2345" → "05718765432 8001 13805712345": one run of digits a number. */
    public static String digits(String telephone) {
        String halfWidth = Normalizer.normalize(telephone, Normalizer.Form.NFKC);
        StringBuilder runs = new StringBuilder();
        for (String number : NUMBER_BREAK.split(halfWidth)) {
            String digits = NOT_DIGITS.matcher(number).replaceAll("");
            if (!digits.isEmpty()) {
                runs.append(runs.isEmpty() ? "" : " ").append(digits);
            }
        }
        return runs.toString();
    }

    public static boolean containsHan(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    private static CharacterTable spoken(PinyinStyleEnum style) {
        return new CharacterTable(
                text -> compact(PinyinHelper.toPinyin(text, style, " ")),
                PinyinTones.defaults().phraseSet());
    }

    private static String compact(String text) {
        return SPACES.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
