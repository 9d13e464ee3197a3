package org.switchboard.identity.matching;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mark by which people of one name tell father and son apart: Sr and Jr, II and III, 张伟(大) and 张伟(小). That 小张伟 is one shows only beside 张伟, see {@link NameLikeness}.
 *
 * @param number the elder is 1
 * @param without the name without the mark
 */
record Generation(int number, String without) {

    private static final Map<String, Integer> LATIN = Map.ofEntries(
            Map.entry("sr", 1),
            Map.entry("snr", 1),
            Map.entry("senior", 1),
            Map.entry("elder", 1),
            Map.entry("i", 1),
            Map.entry("jr", 2),
            Map.entry("jnr", 2),
            Map.entry("jun", 2),
            Map.entry("junior", 2),
            Map.entry("younger", 2),
            Map.entry("filho", 2),
            Map.entry("fils", 2),
            Map.entry("ii", 2),
            Map.entry("2nd", 2),
            Map.entry("iii", 3),
            Map.entry("3rd", 3),
            Map.entry("iv", 4));

    private static final Map<String, Integer> CHINESE =
            Map.of("大", 1, "老", 1, "父", 1, "长", 1, "母", 1, "小", 2, "子", 2, "幼", 2, "女", 2, "少", 2);

    private static final Pattern IN_BRACKETS = Pattern.compile(
            "\\s*[(（\\[【]\\s*([大老父长母小子幼女少]|(?i:sr|jr|snr|jnr|senior|junior|i{1,3}|iv)\\.?)\\s*[)）\\]】]\\s*$");
    /** Not the first word: in Spanish Sr. stands before a name, for señor. */
    private static final Pattern BEHIND_LATIN_NAME = Pattern.compile("(?<=\\S)[\\s,]+(?:the\\s+)?(\\w+)\\.?\\s*$");

    private static final Pattern BEFORE_THE_COMMA = Pattern.compile("(?<=\\S)\\s+(\\w+)\\.?(?=\\s*,)");

    /** @param name in compatibility form (NFKC) */
    static Optional<Generation> of(String name) {
        for (Pattern pattern : List.of(IN_BRACKETS, BEHIND_LATIN_NAME, BEFORE_THE_COMMA)) {
            Matcher mark = pattern.matcher(name);
            if (mark.find()) {
                String word = mark.group(1).toLowerCase(Locale.ROOT).replace(".", "");
                Integer number = LATIN.getOrDefault(word, CHINESE.get(word));
                if (number != null) {
                    return Optional.of(new Generation(number, mark.replaceFirst("")));
                }
            }
        }
        return Optional.empty();
    }
}
