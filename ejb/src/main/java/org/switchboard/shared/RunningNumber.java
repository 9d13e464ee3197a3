package org.switchboard.shared;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers that people read out: kind, day at the site, and a counter that starts again after 999999. */
public final class RunningNumber {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private static final Pattern NOT_OF_NUMBER = Pattern.compile("[\\s\\-#]+");

    private RunningNumber() {}

    /**
     * The number that the user typed, with or without its dashes.
     *
     * @return empty when it is none of this kind
     */
    public static Optional<String> read(String kind, String typed) {
        Matcher number = Pattern.compile("(?:" + kind + ")?(\\d{8})(\\d{6,9})")
                .matcher(NOT_OF_NUMBER.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT));
        return number.matches() ? Optional.of(kind + "-" + number.group(1) + "-" + number.group(2)) : Optional.empty();
    }

    /** Such as {@code TT-20261122-000123}. */
    public static String of(String kind, Instant at, ZoneId zone, long counter) {
        return "%s-%s-%06d".formatted(kind, DAY.format(at.atZone(zone)), counter);
    }
}
