package org.switchboard.customer.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** An address by its distinguishing end: without country, province and city, and shortened at its beginning. */
public final class ShortAddress {

    private static final Pattern ABOVE =
            Pattern.compile("^(?:中国)?(?:[^\\d\\s市路街]{2,8}?(?:省|自治区))?(?:[^\\d\\s市路街区]{2,6}市)?(?=.{4})");
    private static final int LONGEST = 24;
    private static final String OMITTED = "…";

    private ShortAddress() {}

    /** @param province and city as the record has them, or empty */
    public static String of(String address, Optional<String> province, Optional<String> city) {
        String shorter = without(without(address.strip(), province), city);
        shorter = ABOVE.matcher(shorter).replaceFirst("");
        int length = shorter.codePointCount(0, shorter.length());
        return length <= LONGEST
                ? shorter
                : OMITTED + shorter.substring(shorter.offsetByCodePoints(0, length - LONGEST + 1));
    }

    private static String without(String address, Optional<String> beginning) {
        return beginning
                .filter(text -> !text.isBlank() && address.startsWith(text) && address.length() > text.length())
                .map(text -> address.substring(text.length()).strip())
                .orElse(address);
    }
}
