package org.legacy.systems.city;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Numbers of identity documents with right check digits and a region code that nobody has. */
final class IdentityDocuments {

    private static final int[] RESIDENT_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String RESIDENT_CHECKS = "10X98765432";
    private static final int[] CREDIT_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private IdentityDocuments() {}

    /** Eighteen characters after GB 11643: region, birthday, sequence (odd for men), check character. */
    static String resident(District district, LocalDate birthday, int sequence, boolean male) {
        int order = sequence % 500 * 2 + (male ? 1 : 0);
        String body =
                district.code() + birthday.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%03d", order);
        int sum = 0;
        for (int i = 0; i < RESIDENT_WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * RESIDENT_WEIGHTS[i];
        }
        return body + RESIDENT_CHECKS.charAt(sum % 11);
    }

    /** Eighteen characters after GB 32100: authority, kind, region, organisation, check character. */
    static String creditCode(District district, long organisation) {
        StringBuilder body = new StringBuilder("91").append(district.code());
        long rest = Math.floorMod(organisation, 1_000_000_000_000L);
        for (int i = 0; i < 9; i++) {
            body.append(CREDIT_ALPHABET.charAt((int) (rest % 31)));
            rest /= 31;
        }
        int sum = 0;
        for (int i = 0; i < CREDIT_WEIGHTS.length; i++) {
            sum += CREDIT_ALPHABET.indexOf(body.charAt(i)) * CREDIT_WEIGHTS[i];
        }
        return body.append(CREDIT_ALPHABET.charAt((31 - sum % 31) % 31)).toString();
    }

    static String passport(long number) {
        return "P" + (10_000_000 + Math.floorMod(number, 90_000_000L));
    }
}
