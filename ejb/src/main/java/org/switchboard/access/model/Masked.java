package org.switchboard.access.model;

import java.util.Optional;
import org.switchboard.shared.BusinessException;

/**
 * Personal numbers as views show them: enough to confirm a caller by the last digits, and not enough to be copied. A masked
 * number stays as it is when it is masked again.
 */
public final class Masked {

    private static final String DOTS = "••••";
    private static final char DOT = '•';
    private static final String BETWEEN = " / ";

    /** Of a shorter number, four digits would be most of it. */
    private static final int LONG_ENOUGH = 8;

    private static final int TAIL = 4;
    private static final int SHORT_TAIL = 2;

    private Masked() {}

    /** An identity document's or a telephone number: dots and the last four signs, of a short one the last two. */
    public static String number(String number) {
        String whole = number.strip();
        int tail = whole.length() >= LONG_ENOUGH ? TAIL : whole.length() > DOTS.length() ? SHORT_TAIL : 0;
        return whole.isEmpty() ? "" : DOTS + whole.substring(whole.length() - tail);
    }

    /** The first sign and the domain. */
    public static String email(String address) {
        String whole = address.strip();
        int at = whole.lastIndexOf('@');
        return at < 1 ? number(whole) : whole.substring(0, whole.offsetByCodePoints(0, 1)) + DOTS + whole.substring(at);
    }

    /** Several numbers in one text. */
    public static String numbers(String joined) {
        return String.join(
                BETWEEN,
                Optional.of(joined.split(BETWEEN)).stream()
                        .flatMap(java.util.Arrays::stream)
                        .map(Masked::number)
                        .toList());
    }

    public static boolean isMasked(String text) {
        return text.indexOf(DOT) >= 0;
    }

    /** @throws BusinessException when the number is one that a view shows: it cannot be called */
    public static void refuse(String field, Optional<String> number) {
        number.filter(Masked::isMasked).ifPresent(masked -> {
            throw new BusinessException("masked-number", field, masked, masked);
        });
    }
}
