package org.switchboard.customer.spelling;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which stored numbers ({@link SearchForm#digits}) a typed one, or a part of one, asks for.
 *
 * @param parts one of which the stored digits contain
 * @param local which the stored digits hold as a number of its own: the landline without the area code that was typed
 */
public record TelephoneQuestion(List<String> parts, Optional<String> local) {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 24;

    private static final Pattern TELEPHONE = Pattern.compile(
            "[0-9+()\\[\\] .·\\-/]+(?:[ ,;:]*(?:转接|转|轉|分机号?|分機號?|内线|內線|extension|extn|ext|x|#|\\*)[ .:=]*[0-9]*)?\\)?");
    private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");
    private static final Pattern COUNTRY = Pattern.compile("^(?:00)?86");
    private static final Pattern COUNTRY_WITH_PLUS = Pattern.compile("^[( ]*\\+[( ]*86\\D*");
    private static final Pattern NOUGHT_BEFORE_MOBILE = Pattern.compile("^0(?=1[3-9])");

    /** Empty for what is no telephone number, or fewer than four digits. */
    public static Optional<TelephoneQuestion> of(String typed) {
        String plain = Characters.telephone(typed).strip();
        String digits = NOT_DIGITS.matcher(plain).replaceAll("");
        if (digits.length() < SHORTEST
                || digits.length() > LONGEST
                || !TELEPHONE.matcher(plain).matches()) {
            return Optional.empty();
        }
        TelephoneReader.Reading reading = TelephoneReader.read(plain);
        Set<String> parts = new LinkedHashSet<>();
        if (reading.numbers().size() == 1 && reading.unread().isEmpty()) {
            TelephoneNumber number = reading.numbers().get(0);
            parts.add(number.national());
            if (number.extension().isEmpty()) {
                parts.add(digits);
            }
            return Optional.of(new TelephoneQuestion(
                    List.copyOf(parts),
                    Optional.of(number.local()).filter(local -> number.kind() == TelephoneNumber.Kind.LANDLINE)));
        }
        parts.add(digits);
        parts.add(COUNTRY.matcher(digits).replaceFirst(""));
        parts.add(NOUGHT_BEFORE_MOBILE.matcher(digits).replaceFirst(""));
        if (COUNTRY_WITH_PLUS.matcher(plain).find()) {
            parts.remove(digits);
        }
        parts.removeIf(part -> part.length() < SHORTEST);
        return Optional.of(new TelephoneQuestion(List.copyOf(parts), Optional.empty()));
    }

    /** Whether it is one telephone number from the first digit to the last. */
    public static boolean isWholeNumber(String typed) {
        String plain = Characters.telephone(typed).strip();
        if (!TELEPHONE.matcher(plain).matches()) {
            return false;
        }
        TelephoneReader.Reading reading = TelephoneReader.read(plain);
        return reading.numbers().size() == 1 && reading.unread().isEmpty();
    }
}
