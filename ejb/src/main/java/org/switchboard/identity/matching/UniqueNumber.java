package org.switchboard.identity.matching;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An identity number with a check character that detects typing errors: a resident's (GB 11643-1999) or an
 * organisation's unified social credit code (GB 32100-2015). Two different ones are never one customer.
 *
 * <p>A resident's number of the time before 1999 (fifteen digits) counts as the one of eighteen that it became.
 */
public record UniqueNumber(String value) {

    private static final Pattern OLD_RESIDENT = Pattern.compile("[1-9]\\d{14}");
    private static final Pattern RESIDENT = Pattern.compile("[1-9]\\d{16}[0-9X]");
    private static final Pattern ORGANISATION = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXY]{10}");

    private static final int[] RESIDENT_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String RESIDENT_CHECKS = "10X98765432";
    private static final String ORGANISATION_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int AREA = 6;

    /** Empty when it is of another kind (a passport), or typed wrong. */
    public static Optional<UniqueNumber> in(String typed) {
        String number = written(typed);
        if (OLD_RESIDENT.matcher(number).matches()) {
            String body = number.substring(0, AREA) + "19" + number.substring(AREA);
            return hasDate(body) ? Optional.of(new UniqueNumber(body + residentCheck(body))) : Optional.empty();
        }
        boolean resident = RESIDENT.matcher(number).matches()
                && hasDate(number)
                && residentCheck(number) == number.charAt(number.length() - 1);
        boolean organisation = ORGANISATION.matcher(number).matches()
                && organisationCheck(number) == number.charAt(number.length() - 1);
        return resident || organisation ? Optional.of(new UniqueNumber(number)) : Optional.empty();
    }

    /** Whether it has the form of such a number and is none, because a sign of it is wrong. */
    static boolean isMistyped(String written) {
        boolean form = RESIDENT.matcher(written).matches()
                || OLD_RESIDENT.matcher(written).matches()
                || ORGANISATION.matcher(written).matches();
        return form && in(written).isEmpty();
    }

    /** Half-width, upper case, without spaces and hyphens. */
    static String written(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT);
    }

    private static boolean hasDate(String number) {
        int month = Integer.parseInt(number.substring(AREA + 4, AREA + 6));
        int day = Integer.parseInt(number.substring(AREA + 6, AREA + 8));
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private static char residentCheck(String number) {
        int sum = 0;
        for (int i = 0; i < RESIDENT_WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * RESIDENT_WEIGHTS[i];
        }
        return RESIDENT_CHECKS.charAt(sum % RESIDENT_CHECKS.length());
    }

    private static char organisationCheck(String number) {
        int base = ORGANISATION_ALPHABET.length();
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < number.length() - 1; i++) {
            sum += ORGANISATION_ALPHABET.indexOf(number.charAt(i)) * weight;
            weight = weight * 3 % base;
        }
        return ORGANISATION_ALPHABET.charAt((base - sum % base) % base);
    }
}
