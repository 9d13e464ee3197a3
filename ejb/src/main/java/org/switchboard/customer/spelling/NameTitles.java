package org.switchboard.customer.spelling;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Forms of address, which are no part of a name. */
public final class NameTitles {

    private static final Pattern BEHIND_CHINESE_NAME =
            Pattern.compile("(?<=.)(?:先生|女士|小姐|太太|夫人|总经理|副经理|经理|老师|医生|大夫|护士|律师|教授|主任|博士|师傅|同志|阿姨|叔叔|大爷|大妈|奶奶|爷爷|老板|工程师"
                    + "|会计|警官|局长|处长|科长|厂长|校长|院长|董事长|总监|总)$");

    /** Of the above; most names end with none of them. */
    private static final String LAST_CHARACTERS = "生士姐太人理师授任博士傅志姨叔爷妈奶板程计官长监总夫";

    private static final Set<String> LATIN = Set.of(
            "mr",
            "mrs",
            "ms",
            "mx",
            "miss",
            "mister",
            "dr",
            "prof",
            "professor",
            "doctor",
            "sir",
            "madam",
            "madame",
            "mme",
            "mlle",
            "monsieur",
            "herr",
            "frau",
            "senor",
            "senora",
            "sra",
            "jr",
            "sr",
            "phd",
            "md",
            "esq");

    private NameTitles() {}

    /** 王经理 → 王; what is nothing but a title stays. */
    public static String removedFromChinese(String name) {
        boolean possible = !name.isEmpty() && LAST_CHARACTERS.indexOf(name.charAt(name.length() - 1)) >= 0;
        return possible ? BEHIND_CHINESE_NAME.matcher(name).replaceFirst("") : name;
    }

    /** Whether a word is nothing but a title. */
    public static boolean isTitle(String word) {
        String bare = word.toLowerCase(Locale.ROOT).replace(".", "");
        return LATIN.contains(bare) || removedFromChinese("-" + bare).equals("-");
    }

    /** @param word in small letters, without a dot */
    public static boolean isLatinTitle(String word) {
        return LATIN.contains(word);
    }
}
