package org.switchboard.customer.spelling;

import com.github.houbb.opencc4j.support.datamap.impl.DataMaps;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The forms in which names and addresses are compared, made in the same way for what is stored and for what is asked. How
 * names are found is in {@link NameWords}, telephone numbers in {@link TelephoneReader}.
 */
public final class SearchForm {

    /** To be raised with every change of what is stored for look-ups, so that stored rows are made again. */
    private static final int VERSION = 2;

    private static final Pattern SPACES = Pattern.compile("[\\s\\u3000·.]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}']+");
    private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");
    private static final char[] SIMPLIFIED = simplifiedCharacters();

    private SearchForm() {}

    /** Changes when anything changes that is stored for look-ups: these classes, or how the site reads numbers. */
    public static String version() {
        TelephonePlan plan = TelephonePlan.ofSite();
        return VERSION + " " + plan.region() + " " + plan.areaCode().orElse("");
    }

    /** 王　小明 → 王小明, ＡＢＣ → abc. */
    public static String folded(String text) {
        return LatinForm.folded(
                SPACES.matcher(simplified(Characters.plain(text))).replaceAll(""));
    }

    /** Without invisible characters, and with one character for those that look alike. */
    public static String plain(String text) {
        return Characters.plain(text);
    }

    /** Character by character, so that a part of a text becomes a part of what the text becomes. */
    static String simplified(String text) {
        if (!Characters.containsHan(text)) {
            return text;
        }
        StringBuilder simplified = null;
        for (int i = 0; i < text.length(); i++) {
            char simple = SIMPLIFIED[text.charAt(i)];
            if (simple != 0) {
                simplified = simplified == null ? new StringBuilder(text) : simplified;
                simplified.setCharAt(i, simple);
            }
        }
        return simplified == null ? text : simplified.toString();
    }

    /** By the traditional character; 0 for all others. */
    private static char[] simplifiedCharacters() {
        char[] simplified = new char[Character.MAX_VALUE + 1];
        DataMaps.defaults().tsChar().forEach((traditional, simple) -> {
            if (traditional.length() == 1 && !simple.isEmpty() && simple.get(0).length() == 1) {
                simplified[traditional.charAt(0)] = simple.get(0).charAt(0);
            }
        });
        return simplified;
    }

    /** 重庆路 → chongqinglu; what is not Chinese stays. */
    public static String pinyin(String text) {
        return spoken(folded(text), false, false);
    }

    /** The pinyin of a name: with its surname as such, 单小明 → shanxiaoming. */
    public static String pinyinOfName(String name) {
        return spoken(folded(name), true, false);
    }

    /** The initials of {@link #pinyinOfName}: 王小明 → wxm. */
    public static String initials(String name) {
        return spoken(folded(name), true, true);
    }

    /** The words of a name in Latin letters, each in the form for comparisons: Smith-Jönes, O’Brien → smith jones obrien. */
    public static List<String> latinWords(String name) {
        return BETWEEN_WORDS
                .splitAsStream(Characters.plain(name))
                .map(word -> LatinForm.canonical(word.replace("'", "")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** One run of digits a number, as it is dialled within the country, and one an extension: "057187654321 8001". */
    public static String digits(String telephone) {
        TelephoneReader.Reading reading = TelephoneReader.read(telephone);
        Stream<String> numbers = reading.numbers().stream().map(number -> number.extension()
                .map(extension -> number.national() + " " + extension)
                .orElseGet(number::national));
        Stream<String> others =
                reading.unread().stream().flatMap(NOT_DIGITS::splitAsStream).filter(digits -> !digits.isEmpty());
        return Stream.concat(numbers, others).distinct().collect(Collectors.joining(" "));
    }

    /** The longest run of {@link #digits}: the line without its extension; empty when there are no digits. */
    public static String longestDigits(String telephone) {
        return Arrays.stream(digits(telephone).split(" "))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** Each run of Chinese characters by itself, since what stands between takes part in no phrase. */
    private static String spoken(String folded, boolean name, boolean initials) {
        StringBuilder spoken = new StringBuilder();
        int[] letters = folded.codePoints().toArray();
        int at = 0;
        while (at < letters.length) {
            int end = at;
            while (end < letters.length && Characters.isHan(letters[end]) == Characters.isHan(letters[at])) {
                end++;
            }
            String run = new String(letters, at, end - at);
            if (Characters.isHan(letters[at])) {
                (name && at == 0 ? Syllables.called(run) : Syllables.of(run))
                        .stream()
                                .filter(syllable -> !syllable.isEmpty())
                                .forEach(syllable -> spoken.append(
                                        initials ? syllable.substring(0, 1) : syllable.replace('v', 'u')));
            } else {
                spoken.append(run);
            }
            at = end;
        }
        return spoken.toString();
    }
}
