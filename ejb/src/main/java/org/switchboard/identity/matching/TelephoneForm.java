package org.switchboard.identity.matching;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.switchboard.customer.spelling.SearchForm;
import org.switchboard.customer.spelling.TelephoneNumber;
import org.switchboard.customer.spelling.TelephoneReader;

/** Telephone numbers so that the same line is the same text however it was typed. */
final class TelephoneForm {

    static final int SHORTEST = 7;

    private static final char AREA = '/';

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

    private TelephoneForm() {}

    /**
     * A mobile number whole, a landline as {@code 571/8888666}: its area, where it is known, and its last seven digits; what is no number by its digits, if they are many.
     */
    static Set<String> lines(Collection<String> typed) {
        Set<String> lines = new LinkedHashSet<>();
        for (String field : typed) {
            TelephoneReader.Reading reading = TelephoneReader.read(field);
            reading.numbers().stream().map(TelephoneForm::line).forEach(lines::add);
            reading.unread().stream()
                    .flatMap(part -> Arrays.stream(SearchForm.digits(part).split(" ")))
                    .forEach(lines::add);
        }
        lines.removeIf(line -> line.length() < SHORTEST || Placeholders.isTelephone(withoutArea(line)));
        return lines;
    }

    private static String line(TelephoneNumber number) {
        return number.area().map(area -> area + AREA).orElse("") + number.line();
    }

    static String withoutArea(String line) {
        return line.substring(line.indexOf(AREA) + 1);
    }

    /** Two landlines of which one has no area may be the same. */
    static boolean areSame(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        return one.indexOf(AREA) >= 0 != other.indexOf(AREA) >= 0
                && withoutArea(one).equals(withoutArea(other));
    }

    static boolean isMobile(String line) {
        return MOBILE.matcher(line).matches();
    }
}
