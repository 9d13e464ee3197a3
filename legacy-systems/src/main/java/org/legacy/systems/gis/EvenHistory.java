package org.legacy.systems.gis;

import java.time.Duration;
import java.time.Instant;

/** Moments spread evenly over the years in which the GIS was filled, rising with the position. */
record EvenHistory(Instant begin, Instant end, int size) {

    private static final Instant FIRST_SURVEY = Instant.parse("2015-01-05T00:00:00Z");

    static EvenHistory until(Instant generatedAt, int size) {
        return new EvenHistory(FIRST_SURVEY, generatedAt.minus(Duration.ofDays(1)), size);
    }

    Instant at(int position) {
        long span = end.toEpochMilli() - begin.toEpochMilli();
        return Instant.ofEpochMilli(begin.toEpochMilli() + (long) (span * (position / (double) Math.max(1, size))));
    }
}
