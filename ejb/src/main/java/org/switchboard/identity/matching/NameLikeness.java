package org.switchboard.identity.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.switchboard.customer.spelling.SearchForm;

/**
 * How two names agree. One sign that differs is no slip of the pen here unless it sounds the same: brothers and sisters
 * share a family name and a part of the given name as a rule, and live together.
 */
enum NameLikeness {
    SAME,
    /** The same parts in another order, 王小明 and 小明王, John Smith and Smith, John. */
    TRANSPOSED,
    /** 王晓明 and 王小明, or one of them in pinyin. */
    SAME_SOUND,
    /** The same but for the mark of a generation, which one of them lacks or which differs: father and son as a rule. */
    OTHER_GENERATION,
    /** A letter or a part more or less; as often a relative as a slip. */
    CLOSE,
    /** J. Smith */
    INITIALS,
    /** 王先生 */
    FAMILY_NAME,
    DIFFERENT;

    private static final JaroWinklerSimilarity LIKE = new JaroWinklerSimilarity();
    private static final LevenshteinDistance ONE_SLIP = new LevenshteinDistance(1);
    private static final double SAME_WORD = 0.9;
    private static final double SAME_ORGANISATION = 0.95;
    private static final int SHORTEST_WITH_A_SLIP = 4;
    private static final int SHORTEST_PART = 4;
    private static final Pattern GENERATION = Pattern.compile("^[大老小](?=\\p{IsHan}{2,4}$)");
    private static final Pattern NO_ORDINALS = Pattern.compile("[^0-9一二三四五六七八九十]");

    /** Whether it identifies a person, not only a family. */
    boolean namesThePerson() {
        return this == SAME || this == TRANSPOSED || this == SAME_SOUND;
    }

    static NameLikeness of(NameForm one, NameForm other) {
        NameLikeness likeness = ofNames(one, other);
        return likeness.namesThePerson() && !one.generation().equals(other.generation()) ? OTHER_GENERATION : likeness;
    }

    private static NameLikeness ofNames(NameForm one, NameForm other) {
        if (one.organisation() != other.organisation()) {
            return DIFFERENT;
        }
        if (one.organisation() && !one.familyNameOnly() && !other.familyNameOnly()) {
            return ofOrganisations(one, other);
        }
        if (one.core().equals(other.core())) {
            return one.familyNameOnly() || other.familyNameOnly() ? FAMILY_NAME : SAME;
        }
        if (one.isChinese() && other.isChinese()) {
            return ofChinese(one, other);
        }
        if (!one.isChinese() && !other.isChinese()) {
            return ofLatin(one, other);
        }
        return one.isChinese() ? ofChineseAndLatin(one, other) : ofChineseAndLatin(other, one);
    }

    private static NameLikeness ofChinese(NameForm one, NameForm other) {
        if (one.familyNameOnly() || other.familyNameOnly()) {
            return SearchForm.pinyinOfName(one.familyName()).equals(SearchForm.pinyinOfName(other.familyName()))
                    ? FAMILY_NAME
                    : DIFFERENT;
        }
        if (areTwoGenerations(one.core(), other.core())) {
            return OTHER_GENERATION;
        }
        if (one.core().length() == other.core().length() && (one.core() + one.core()).contains(other.core())) {
            return TRANSPOSED;
        }
        if (one.sound().equals(other.sound())) {
            return SAME_SOUND;
        }
        boolean partMore = one.familyName().equals(other.familyName())
                && one.core().length() != other.core().length()
                && (one.givenName().contains(other.givenName())
                        || other.givenName().contains(one.givenName()));
        boolean soundsNearly =
                one.core().length() == other.core().length() && ONE_SLIP.apply(one.sound(), other.sound()) >= 0;
        return partMore || soundsNearly ? CLOSE : DIFFERENT;
    }

    /** 大张伟 and 小张伟, or one of them and 张伟. */
    private static boolean areTwoGenerations(String one, String other) {
        String left = GENERATION.matcher(one).replaceFirst("");
        String right = GENERATION.matcher(other).replaceFirst("");
        return left.equals(right) || left.equals(other) || right.equals(one);
    }

    private static NameLikeness ofChineseAndLatin(NameForm chinese, NameForm latin) {
        String family = SearchForm.pinyinOfName(chinese.familyName());
        boolean sounds = latin.rotations().contains(chinese.sound())
                || latin.rotations().contains(SearchForm.pinyin(chinese.core()));
        if (sounds && !chinese.familyNameOnly()) {
            return SAME_SOUND;
        }
        if (chinese.familyNameOnly() || latin.familyNameOnly()) {
            return latin.tokens().contains(family) ? FAMILY_NAME : DIFFERENT;
        }
        if (latin.tokens().contains(family)) {
            List<String> rest = new ArrayList<>(latin.tokens());
            rest.remove(family);
            String initials = SearchForm.initials(chinese.givenName());
            if (rest.stream().allMatch(word -> word.length() <= initials.length())
                    && String.join("", rest).equals(initials)) {
                return INITIALS;
            }
        }
        return latin.rotations().stream().anyMatch(words -> ONE_SLIP.apply(words, chinese.sound()) >= 0)
                ? CLOSE
                : DIFFERENT;
    }

    private static NameLikeness ofLatin(NameForm one, NameForm other) {
        if (one.rotations().contains(other.sound())) {
            return TRANSPOSED;
        }
        if (one.familyNameOnly() || other.familyNameOnly()) {
            NameForm less = one.familyNameOnly() ? one : other;
            NameForm more = less == one ? other : one;
            return more.tokens().containsAll(less.tokens()) ? FAMILY_NAME : DIFFERENT;
        }
        List<String> left = new ArrayList<>(one.tokens());
        List<String> right = new ArrayList<>(other.tokens());
        left.removeAll(other.tokens());
        right.removeAll(one.tokens());
        int shared = one.tokens().size() - left.size();
        if (left.isEmpty() || right.isEmpty()) {
            List<String> extra = left.isEmpty() ? right : left;
            if (shared < 2) {
                return DIFFERENT;
            }
            return extra.stream().allMatch(word -> word.length() == 1) ? SAME : CLOSE;
        }
        if (shared > 0 && left.size() == right.size() && eachBegins(left, right)) {
            return INITIALS;
        }
        return left.size() == right.size() && eachNearly(left, right) ? CLOSE : DIFFERENT;
    }

    private static boolean eachBegins(List<String> left, List<String> right) {
        for (int i = 0; i < left.size(); i++) {
            String a = left.get(i);
            String b = right.get(i);
            if (a.length() > 1 && b.length() > 1 || a.charAt(0) != b.charAt(0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean eachNearly(List<String> left, List<String> right) {
        List<String> rest = new ArrayList<>(right);
        for (String word : left) {
            boolean found = rest.removeIf(candidate -> word.length() >= SHORTEST_WITH_A_SLIP
                    && ONE_SLIP.apply(word, candidate) >= 0
                    && LIKE.apply(word, candidate) >= SAME_WORD);
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static NameLikeness ofOrganisations(NameForm one, NameForm other) {
        boolean regionsDiffer = !one.region().isEmpty()
                && !other.region().isEmpty()
                && !one.region().contains(other.region())
                && !other.region().contains(one.region());
        if (regionsDiffer || !ordinals(one).equals(ordinals(other))) {
            return DIFFERENT;
        }
        if (one.core().equals(other.core())) {
            return SAME;
        }
        if (one.sound().equals(other.sound())) {
            return SAME_SOUND;
        }
        boolean within = Math.min(one.core().length(), other.core().length()) >= SHORTEST_PART
                && (one.core().contains(other.core()) || other.core().contains(one.core()));
        return within || LIKE.apply(one.sound(), other.sound()) >= SAME_ORGANISATION ? CLOSE : DIFFERENT;
    }

    /** 第二中学 is not 第三中学. */
    private static String ordinals(NameForm name) {
        return NO_ORDINALS.matcher(name.core()).replaceAll("");
    }
}
