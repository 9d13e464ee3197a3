package org.switchboard.customer.spelling;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchboard.customer.spelling.TelephoneNumber.Kind;

/**
 * Reads telephone numbers from a field as people fill it: one number or several, with blanks, dashes, notes and
 * extensions. Numbering plans are libphonenumber's; what this adds is where one number ends and the next begins.
 */
public final class TelephoneReader {

    /**
     * What a field holds.
     *
     * @param unread parts with digits that are no telephone number, as they were typed
     */
    public record Reading(List<TelephoneNumber> numbers, List<String> unread) {

        public Reading {
            numbers = List.copyOf(numbers);
            unread = List.copyOf(unread);
        }
    }

    /** A number and its last run of digits. */
    private record Found(int end, TelephoneNumber number) {}

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final ShortNumberInfo SHORT_NUMBERS = ShortNumberInfo.getInstance();

    private static final String CHINA = "CN";
    private static final int COUNTRY_CODE_OF_CHINA = 86;
    private static final Pattern CHINESE_MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern USUAL_MOBILE = Pattern.compile("1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}");
    /** Beijing and the cities with two digits; all other areas have three. */
    private static final Pattern CHINESE_AREA = Pattern.compile("10|2\\d|[3-9]\\d\\d");

    /** Those that libphonenumber does not know, too: 12398 takes complaints about energy. */
    private static final Pattern CHINESE_SERVICE = Pattern.compile("1[0-2]\\d(?:\\d\\d)?|9[56]\\d{3,4}");

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern WITHIN_NUMBER = Pattern.compile("[ .·()\\[\\]\\-]*");
    private static final Pattern BEFORE_COUNTRY_CODE = Pattern.compile("(?s).*\\+[ (]*");
    private static final Pattern BEFORE_EXTENSION =
            Pattern.compile("[ .·,;:()\\-]*(?:转接|转|轉|分机号?|分機號?|内线|內線|extension|extn|ext|x|доб|#|\\*|p|w)[ .:=()\\-]*");
    private static final Pattern PAUSE = Pattern.compile(" *,+ *");
    private static final int LONGEST_EXTENSION = 7;
    private static final int LONGEST_UNMARKED_EXTENSION = 5;
    private static final int SHORTEST_LOCAL = 5;
    private static final int LONGEST_LOCAL = 8;
    private static final int LONGEST_NUMBER = 20;
    /** Of digits in one number; a longer row of them is a table or a mistake. */
    private static final int MOST_RUNS = 10;

    private final TelephonePlan plan;
    private final String typed;
    private final List<String> runs = new ArrayList<>();
    /** What stands before each run, and at last what stands behind the last one. */
    private final List<String> between = new ArrayList<>();

    private TelephoneReader(String text, TelephonePlan plan) {
        this.plan = plan;
        this.typed = text.strip();
        String written = Characters.telephone(text);
        Matcher run = DIGITS.matcher(written);
        int end = 0;
        while (run.find()) {
            runs.add(run.group());
            between.add(written.substring(end, run.start()));
            end = run.end();
        }
        between.add(written.substring(end));
    }

    public static Reading read(String text) {
        return read(text, TelephonePlan.ofSite());
    }

    public static Reading read(String text, TelephonePlan plan) {
        if (plan.region().equals(CHINA) && USUAL_MOBILE.matcher(text).matches()) {
            // most are, and it is done in a tenth of the time
            return new Reading(List.of(mobile(text.replace("-", "").replace(" ", ""))), List.of());
        }
        return new TelephoneReader(text, plan).reading();
    }

    private Reading reading() {
        Set<TelephoneNumber> numbers = new LinkedHashSet<>();
        List<String> unread = new ArrayList<>();
        int at = 0;
        while (at < runs.size()) {
            int last = lastOfSegment(at);
            Optional<Found> found = longest(at, last);
            if (found.isEmpty()) {
                unread.add(slice(at, last).strip());
                at = last + 1;
                continue;
            }
            TelephoneNumber number = found.get().number;
            int next = found.get().end + 1;
            boolean extended = isExtension(next, last);
            numbers.add(extended ? number.withExtension(runs.get(next)) : number);
            at = extended ? next + 1 : next;
        }
        return new Reading(List.copyOf(numbers), numbers.isEmpty() && !unread.isEmpty() ? List.of(typed) : unread);
    }

    private int lastOfSegment(int first) {
        int last = first;
        while (last + 1 < runs.size()
                && last - first < MOST_RUNS
                && WITHIN_NUMBER.matcher(between.get(last + 1)).matches()) {
            last++;
        }
        return last;
    }

    /** The longest beginning of the segment that is in use as a number, else the longest that might be one. */
    private Optional<Found> longest(int first, int last) {
        return longest(first, last, this::valid).or(() -> longest(first, last, this::possible));
    }

    private static Optional<Found> longest(
            int first, int last, BiFunction<Integer, Integer, Optional<TelephoneNumber>> reading) {
        for (int end = last; end >= first; end--) {
            Optional<TelephoneNumber> number = reading.apply(first, end);
            if (number.isPresent()) {
                return Optional.of(new Found(end, number.get()));
            }
        }
        return Optional.empty();
    }

    private boolean isExtension(int run, int lastOfSegment) {
        if (run >= runs.size()) {
            return false;
        }
        int length = runs.get(run).length();
        if (BEFORE_EXTENSION.matcher(between.get(run)).matches()) {
            return length <= LONGEST_EXTENSION;
        }
        boolean unmarked = run == lastOfSegment
                || run == lastOfSegment + 1 && PAUSE.matcher(between.get(run)).matches();
        return unmarked && length <= LONGEST_UNMARKED_EXTENSION && !isService(runs.get(run));
    }

    private Optional<TelephoneNumber> valid(int first, int end) {
        String digits = joined(first, end);
        if (digits.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        if (!hasPlus(first) && plan.region().equals(CHINA)) {
            if (CHINESE_MOBILE.matcher(digits).matches()) {
                return Optional.of(mobile(digits));
            }
        }
        if (!hasPlus(first) && first == end && isService(digits)) {
            return Optional.of(new TelephoneNumber(Kind.SERVICE, 0, digits, 0, Optional.empty()));
        }
        return parsed(first, digits)
                .filter(number -> NUMBERS.isValidNumber(number) && isGroupedByArea(number, first, end))
                .map(number -> known(number, NUMBERS.getLengthOfGeographicalAreaCode(number)))
                .or(() -> inArea(first, digits));
    }

    /** 571-87654321 has an area code without its 0, and 87654321-12 has none. */
    private boolean isGroupedByArea(PhoneNumber number, int first, int end) {
        int area = NUMBERS.getLengthOfGeographicalAreaCode(number);
        String beginning = runs.get(first);
        return area == 0
                || first == end
                || hasPlus(first)
                || beginning.startsWith("0")
                || beginning.length() == area
                || beginning.equals(String.valueOf(number.getCountryCode()));
    }

    /** A local number, with the site's area code where it has one. */
    private Optional<TelephoneNumber> inArea(int first, String digits) {
        if (hasPlus(first) || plan.areaCode().isEmpty() || digits.startsWith("0")) {
            return Optional.empty();
        }
        return parse(trunkPrefix() + plan.areaCode().get() + digits)
                .filter(NUMBERS::isValidNumber)
                .map(number -> known(number, plan.areaCode().get().length()));
    }

    private Optional<TelephoneNumber> possible(int first, int end) {
        String digits = joined(first, end);
        Optional<PhoneNumber> parsed = digits.length() > LONGEST_NUMBER ? Optional.empty() : parsed(first, digits);
        return parsed.flatMap(number -> {
            String national = NUMBERS.getNationalSignificantNumber(number);
            boolean home = isHome(number);
            ValidationResult result = NUMBERS.isPossibleNumberWithReason(number);
            if (home && isLocal(digits, national, result)) {
                return Optional.of(new TelephoneNumber(Kind.LOCAL, 0, national, 0, Optional.empty()));
            }
            boolean landline = plan.region().equals(CHINA) && home && hasAreaCode(first, digits);
            if (result == ValidationResult.IS_POSSIBLE
                    && (landline || !home || !plan.region().equals(CHINA))) {
                return Optional.of(known(number, landline ? chineseAreaLength(national) : 0));
            }
            return Optional.empty();
        });
    }

    /** Of China libphonenumber takes any seven to twelve digits for possible. */
    private boolean isLocal(String digits, String national, ValidationResult result) {
        if (national.length() < SHORTEST_LOCAL || national.length() > LONGEST_LOCAL || digits.startsWith("0")) {
            return false;
        }
        if (plan.region().equals(CHINA)) {
            return national.length() >= LONGEST_LOCAL - 1 && national.charAt(0) >= '2';
        }
        return result == ValidationResult.IS_POSSIBLE_LOCAL_ONLY;
    }

    /** The seven digits that landlines once had, behind an area code of their range. */
    private boolean hasAreaCode(int first, String digits) {
        String national =
                NUMBERS.getNationalSignificantNumber(parsed(first, digits).orElseThrow());
        int local = national.length() - chineseAreaLength(national);
        return (digits.startsWith("0") || hasPlus(first))
                && chineseAreaLength(national) > 0
                && (local == LONGEST_LOCAL || local == LONGEST_LOCAL - 1)
                && national.charAt(chineseAreaLength(national)) >= '2';
    }

    private static int chineseAreaLength(String national) {
        Matcher area = CHINESE_AREA.matcher(national);
        return area.lookingAt() ? area.end() : 0;
    }

    private boolean isService(String digits) {
        if (digits.length() > LONGEST_LOCAL) {
            return false;
        }
        if (plan.region().equals(CHINA) && CHINESE_SERVICE.matcher(digits).matches()) {
            return true;
        }
        PhoneNumber number = new PhoneNumber();
        number.setCountryCode(NUMBERS.getCountryCodeForRegion(plan.region()));
        number.setNationalNumber(Long.parseLong(digits));
        return !digits.startsWith("0") && SHORT_NUMBERS.isValidShortNumberForRegion(number, plan.region());
    }

    private Optional<PhoneNumber> parsed(int first, String digits) {
        // (0) within an international number is for those who dial from within
        String number = hasPlus(first) && first + 1 < runs.size()
                ? "+" + digits.replaceFirst("^(" + Pattern.quote(runs.get(first)) + ")0(?=\\d{6})", "$1")
                : (hasPlus(first) ? "+" : "") + digits;
        return parse(number);
    }

    private Optional<PhoneNumber> parse(String number) {
        try {
            return Optional.of(NUMBERS.parse(number, plan.region()));
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }

    private String trunkPrefix() {
        return Optional.ofNullable(NUMBERS.getNddPrefixForRegion(plan.region(), true))
                .orElse("");
    }

    private static TelephoneNumber mobile(String digits) {
        return new TelephoneNumber(Kind.MOBILE, COUNTRY_CODE_OF_CHINA, digits, 0, Optional.empty());
    }

    private TelephoneNumber known(PhoneNumber number, int areaCodeLength) {
        PhoneNumberType type = NUMBERS.getNumberType(number);
        Kind kind = Kind.OTHER;
        if (isHome(number) && (areaCodeLength > 0 || type == PhoneNumberType.FIXED_LINE)) {
            kind = Kind.LANDLINE;
        } else if (isHome(number) && type == PhoneNumberType.MOBILE) {
            kind = Kind.MOBILE;
        }
        return new TelephoneNumber(
                kind,
                number.getCountryCode(),
                NUMBERS.getNationalSignificantNumber(number),
                kind == Kind.LANDLINE ? areaCodeLength : 0,
                Optional.empty());
    }

    private boolean isHome(PhoneNumber number) {
        return number.getCountryCode() == NUMBERS.getCountryCodeForRegion(plan.region());
    }

    private boolean hasPlus(int run) {
        return BEFORE_COUNTRY_CODE.matcher(between.get(run)).matches();
    }

    private String joined(int first, int last) {
        return String.join("", runs.subList(first, last + 1));
    }

    /** As it was typed, with its words. */
    private String slice(int first, int last) {
        StringBuilder slice = new StringBuilder(hasPlus(first) ? "+" : "").append(runs.get(first));
        for (int run = first + 1; run <= last; run++) {
            slice.append(between.get(run)).append(runs.get(run));
        }
        return slice.toString();
    }
}
