package org.switchboard.identity.matching;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.switchboard.customer.SearchForm;

/** Telephone numbers so that the same line is the same text however it was typed. */
final class TelephoneForm {

    static final int SHORTEST = 7;
    private static final int LANDLINE = 8;

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern COUNTRY = Pattern.compile("^(?:00)?86(?=1[3-9]\\d{9}$|[2-9]\\d{9,10}$|10\\d{8}$)");
    /** Beijing and the nine cities with two figures; all others have three after the nought. */
    private static final Pattern AREA = Pattern.compile("^0(?:10|2\\d|[3-9]\\d\\d)");

    private TelephoneForm() {}

    /** A mobile number whole, a landline by its last seven digits: areas and an eighth figure came later, or are left out. */
    static Set<String> lines(Collection<String> typed) {
        Set<String> lines = new LinkedHashSet<>();
        for (String field : typed) {
            for (String digits : SearchForm.digits(field).split(" ")) {
                if (digits.length() >= SHORTEST) {
                    lines.add(line(digits));
                }
            }
        }
        return lines;
    }

    static boolean isMobile(String line) {
        return MOBILE.matcher(line).matches();
    }

    private static String line(String digits) {
        String national = COUNTRY.matcher(digits).replaceFirst("");
        if (isMobile(national)) {
            return national;
        }
        String local = AREA.matcher(national).replaceFirst("");
        boolean hadArea = local.length() < national.length();
        if (hadArea && local.length() > LANDLINE) {
            local = local.substring(0, LANDLINE); // what follows is an extension
        }
        return local.length() < SHORTEST ? national : local.substring(local.length() - SHORTEST);
    }
}
