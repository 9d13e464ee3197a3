package org.switchboard.identity.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.switchboard.customer.spelling.SearchForm;

/**
 * An address as the place that it names and the numbers within it, so that "浙江省杭州市西湖区文三路 12 号 3 幢 502 室" and
 * "文三路12号3栋502" are one.
 *
 * @param place how road and compound sound, without province, city and district
 * @param tail how the last signs before the first number sound
 * @param numbers house, building, stairs, room, as far as they are there
 * @param flat whether the numbers go down to one household
 */
record AddressForm(String place, String tail, List<String> numbers, boolean flat) {

    /** How two addresses agree, from most to least. */
    enum Likeness {
        SAME_FLAT,
        SAME_HOUSE,
        SAME_STREET,
        DIFFERENT
    }

    private static final Pattern ABOVE_THE_ROAD =
            Pattern.compile("^(?:中国)?(?:[^\\d]{2,6}?(?:省|自治区))?(?:[^\\d省]{2,5}?市)?"
                    + "(?:[^\\d市路街道]{1,5}?(?:新区|(?<!小)区|县))?(?:[^\\d路]{2,4}?(?:镇|乡|街道))?");
    private static final Pattern CHINESE_NUMBER = Pattern.compile("[一二三四五六七八九十]{1,3}(?=[号幢栋座楼层组弄室]|单元)");
    private static final Pattern NUMBER = Pattern.compile("\\d+[a-z]?(?![a-z])|\\d+");
    private static final Pattern UNIT_WORDS = Pattern.compile("单元|[号幢栋座室楼层组弄]|附近|[#\\-－,，、/()（）之]");
    private static final Pattern ROOM = Pattern.compile("\\d+室|room|flat|apt|[#\\-]\\d{3,4}$");
    private static final String DIGITS = "零一二三四五六七八九";
    private static final int TAIL = 4;
    private static final int FLAT_DEPTH = 3;
    private static final double SAME_PLACE = 0.93;
    private static final int SHORTEST_PLACE = 4;

    private static final JaroWinklerSimilarity LIKE = new JaroWinklerSimilarity();

    AddressForm {
        numbers = List.copyOf(numbers);
    }

    static AddressForm of(String typed) {
        String folded = arabic(SearchForm.folded(typed));
        String below = ABOVE_THE_ROAD.matcher(folded).replaceFirst("");
        if (!NUMBER.matcher(below).find() || below.replaceAll("\\d", "").isEmpty()) {
            below = folded;
        }
        List<String> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(below);
        int first = -1;
        while (number.find()) {
            first = first < 0 ? number.start() : first;
            numbers.add(number.group().replaceFirst("^0+(?=\\d)", ""));
        }
        String words = UNIT_WORDS.matcher(NUMBER.matcher(below).replaceAll("")).replaceAll("");
        String before =
                first > 0 ? UNIT_WORDS.matcher(below.substring(0, first)).replaceAll("") : words;
        String tail = before.length() > TAIL ? before.substring(before.length() - TAIL) : before;
        boolean flat = numbers.size() >= FLAT_DEPTH || ROOM.matcher(below).find() && numbers.size() >= 2;
        return new AddressForm(SearchForm.pinyin(words), SearchForm.pinyin(tail), numbers, flat);
    }

    /** Without what is inside it. */
    String house() {
        return tail + "|" + numbers.get(0);
    }

    Likeness likeness(AddressForm other) {
        if (!samePlace(other)) {
            return Likeness.DIFFERENT;
        }
        if (numbers.isEmpty() || other.numbers.isEmpty()) {
            return Likeness.SAME_STREET;
        }
        if (numbers.equals(other.numbers)) {
            return flat && other.flat ? Likeness.SAME_FLAT : Likeness.SAME_HOUSE;
        }
        boolean oneSaysMore = endsOf(numbers, other.numbers) || endsOf(other.numbers, numbers);
        return oneSaysMore ? Likeness.SAME_HOUSE : Likeness.SAME_STREET;
    }

    /** Written in one figure: the numbers of one address as others may have left out those above. */
    String numberText() {
        return String.join("-", numbers);
    }

    private boolean samePlace(AddressForm other) {
        if (place.length() < SHORTEST_PLACE || other.place.length() < SHORTEST_PLACE) {
            return place.equals(other.place);
        }
        return place.contains(other.place)
                || other.place.contains(place)
                || LIKE.apply(place, other.place) >= SAME_PLACE;
    }

    private static boolean endsOf(List<String> fewer, List<String> more) {
        return fewer.size() < more.size()
                && (Collections.indexOfSubList(more, fewer) == 0
                        || Collections.lastIndexOfSubList(more, fewer) == more.size() - fewer.size());
    }

    private static String arabic(String text) {
        return CHINESE_NUMBER.matcher(text).replaceAll(found -> String.valueOf(value(found.group())));
    }

    private static int value(String chinese) {
        int ten = chinese.indexOf('十');
        if (ten < 0) {
            return chinese.length() == 1 ? DIGITS.indexOf(chinese) : Integer.parseInt(digitByDigit(chinese));
        }
        int tens = ten == 0 ? 1 : DIGITS.indexOf(chinese.charAt(ten - 1));
        int ones = ten == chinese.length() - 1 ? 0 : DIGITS.indexOf(chinese.charAt(ten + 1));
        return tens * 10 + ones;
    }

    private static String digitByDigit(String chinese) {
        StringBuilder digits = new StringBuilder();
        chinese.chars().forEach(c -> digits.append(DIGITS.indexOf(c)));
        return digits.toString();
    }
}
