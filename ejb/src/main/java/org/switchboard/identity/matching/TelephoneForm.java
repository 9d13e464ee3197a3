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

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

    private TelephoneForm() {}

    /** A mobile number whole, a landline by its last seven digits; what is no number by its digits, if they are many. */
    static Set<String> lines(Collection<String> typed) {
        Set<String> lines = new LinkedHashSet<>();
        for (String field : typed) {
            TelephoneReader.Reading reading = TelephoneReader.read(field);
            reading.numbers().stream().map(TelephoneNumber::line).forEach(lines::add);
            reading.unread().stream()
                    .flatMap(part -> Arrays.stream(SearchForm.digits(part).split(" ")))
                    .forEach(lines::add);
        }
        lines.removeIf(line -> line.length() < SHORTEST);
        return lines;
    }

    static boolean isMobile(String line) {
        return MOBILE.matcher(line).matches();
    }
}
