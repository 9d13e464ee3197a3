package org.switchboard.identity.matching;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is typed where a value is missing, by its form: repeated or serial digits, numbers that were set aside for examples,
 * words for "none", mailboxes of a role. Such values are no evidence. Those that no rule knows show by how many share
 * them, see {@link Matcher}.
 */
final class Placeholders {

    private static final int SHORTEST_NUMBER = 4;
    /** A row of equal digits that no numbering plan has by chance. */
    private static final int LONGEST_REPETITION = 7;

    private static final int SHORTEST_SERIES = 6;
    private static final int SHORTEST_PERIODIC = 8;
    private static final int LONGEST_PERIOD = 3;

    /**
     * Numbers that were set aside for examples: 13800138000 is China Mobile's own and in many forms; 555-0100 to 555-0199
     * in North America (ATIS-0300115); those of Ofcom for drama in the United Kingdom; of ACMA in Australia.
     */
    private static final Pattern EXAMPLE_TELEPHONE = Pattern.compile("(?:\\+?86)?13800138000"
            + "|(?:\\+?1)?[2-9]\\d{2}55501\\d{2}"
            + "|(?:\\+?44)?0?(?:7700900|1632960|2079460|8081570|9098790|3069990)\\d{3}"
            + "|(?:\\+?44)?0?1(?:13|14|15|16|17|18|21|31|41|51|61)4960\\d{3}"
            + "|(?:\\+?61)?0?491570\\d{3}");

    /** Of RFC 2142, and what companies and forms use besides. */
    private static final Set<String> ROLES = Set.of(
            "abuse",
            "account",
            "accounts",
            "admin",
            "administrator",
            "billing",
            "contact",
            "customer",
            "customerservice",
            "donotreply",
            "enquiries",
            "finance",
            "hello",
            "help",
            "helpdesk",
            "hostmaster",
            "hr",
            "info",
            "kefu",
            "kontakt",
            "mail",
            "marketing",
            "nobody",
            "noreply",
            "office",
            "postmaster",
            "reception",
            "root",
            "sales",
            "secretary",
            "security",
            "service",
            "services",
            "support",
            "team",
            "webmaster");

    private static final Set<String> NO_MAILBOXES = Set.of(
            "a", "aa", "aaa", "abc", "asd", "asdf", "email", "example", "fake", "na", "no", "nomail", "noemail", "none",
            "null", "qq", "test", "tester", "testing", "unknown", "user", "wu", "x", "xx", "xxx", "xyz");

    /** RFC 2606 and 6761, and what is typed for none. */
    private static final Pattern NO_DOMAIN = Pattern.compile(
            "(?:.*\\.)?(?:example\\.(?:com|net|org)|invalid|localhost|test)|(?:none|no|na|nomail|noemail|null|unknown|test|abc|xxx?)\\.[a-z]{2,4}");

    private static final Set<String> WORDS_FOR_NONE = Set.of(
            "",
            "?",
            "-",
            "0",
            "无",
            "無",
            "没有",
            "暂无",
            "暫無",
            "空",
            "待定",
            "待补",
            "未知",
            "未提供",
            "不详",
            "不知道",
            "保密",
            "佚名",
            "无名",
            "无名氏",
            "匿名",
            "某某",
            "某人",
            "客户",
            "用户",
            "业主",
            "房东",
            "住户",
            "租户",
            "租客",
            "测试",
            "测试用户",
            "anonymous",
            "anon",
            "customer",
            "dummy",
            "empty",
            "erika mustermann",
            "jane doe",
            "john doe",
            "landlord",
            "max mustermann",
            "n a",
            "na",
            "nil",
            "no name",
            "none",
            "not given",
            "not known",
            "not provided",
            "null",
            "occupant",
            "occupier",
            "owner",
            "resident",
            "tba",
            "tbc",
            "tbd",
            "tenant",
            "test",
            "test test",
            "test user",
            "the occupier",
            "the owner",
            "the tenant",
            "unbekannt",
            "unknown");

    private Placeholders() {}

    /** @param folded small, without punctuation */
    static boolean isName(String folded) {
        return WORDS_FOR_NONE.contains(folded) || folded.length() > 1 && isRepetition(folded.replace(" ", ""));
    }

    /** An identity or account number. */
    static boolean isNumber(String written) {
        String signs = written.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
        return WORDS_FOR_NONE.contains(signs)
                || signs.length() >= SHORTEST_NUMBER
                        && (isRepetition(signs)
                                || longestRepetition(signs) >= Math.max(LONGEST_REPETITION, signs.length() * 2 / 3)
                                || longestSeries(signs) >= Math.max(SHORTEST_SERIES, signs.length() * 2 / 3)
                                || isPeriodic(signs));
    }

    /** @param line digits, with a country code behind a plus or without */
    static boolean isTelephone(String line) {
        String digits = line.replaceAll("\\D", "");
        return EXAMPLE_TELEPHONE.matcher(line.replaceAll("[^+\\d]", "")).matches()
                || longestRepetition(digits) >= Math.min(LONGEST_REPETITION, digits.length() - 1)
                || longestRun(digits, 1) >= LONGEST_REPETITION
                || isPeriodic(digits);
    }

    /** @param email in small letters */
    static boolean isEmail(String email) {
        int at = email.lastIndexOf('@');
        String mailbox = email.substring(0, Math.max(0, at)).replaceFirst("\\+.*", "");
        String plain = mailbox.replaceAll("[._-]", "");
        return ROLES.contains(plain)
                || NO_MAILBOXES.contains(plain)
                || plain.isEmpty()
                || NO_DOMAIN.matcher(email.substring(at + 1)).matches();
    }

    private static boolean isRepetition(String text) {
        return text.chars().distinct().count() == 1;
    }

    private static int longestRepetition(String text) {
        return longestRun(text, 0);
    }

    /** Up or down by one, 0 after 9. */
    private static int longestSeries(String text) {
        return Math.max(longestRun(text, 1), longestRun(text, 9));
    }

    private static int longestRun(String text, int step) {
        int longest = text.isEmpty() ? 0 : 1;
        int run = 1;
        for (int i = 1; i < text.length(); i++) {
            char before = text.charAt(i - 1);
            char sign = text.charAt(i);
            boolean goesOn = step == 0
                    ? before == sign
                    : Character.isDigit(before) && Character.isDigit(sign) && (before - '0' + step) % 10 == sign - '0';
            run = goesOn ? run + 1 : 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static boolean isPeriodic(String text) {
        if (text.length() < SHORTEST_PERIODIC) {
            return false;
        }
        for (int period = 1; period <= LONGEST_PERIOD; period++) {
            if (text.substring(period).equals(text.substring(0, text.length() - period))) {
                return true;
            }
        }
        return false;
    }
}
