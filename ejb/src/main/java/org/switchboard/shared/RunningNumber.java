package org.switchboard.shared;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Numbers that people read out: kind, day at the site, and a counter that starts again after 999999. */
public final class RunningNumber {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private RunningNumber() {}

    /** Such as {@code TT-20261122-000123}. */
    public static String of(String kind, Instant at, ZoneId zone, long counter) {
        return "%s-%s-%06d".formatted(kind, DAY.format(at.atZone(zone)), counter);
    }
}
