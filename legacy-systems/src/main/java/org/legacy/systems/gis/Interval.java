package org.legacy.systems.gis;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.legacy.systems.http.Refusal;

/** The {@code datetime} parameter of OGC API Features: an instant or an interval, open at either end, both ends included. */
record Interval(Optional<Instant> from, Optional<Instant> to) {

    static final Interval ALWAYS = new Interval(Optional.empty(), Optional.empty());

    static Interval parse(String text) {
        String[] ends = text.split("/", -1);
        if (ends.length == 1) {
            Instant instant = instant(text, text);
            return new Interval(Optional.of(instant), Optional.of(instant));
        }
        if (ends.length != 2) {
            throw refusal(text);
        }
        Interval interval = new Interval(end(ends[0], text), end(ends[1], text));
        if (interval.from().isPresent()
                && interval.to().isPresent()
                && interval.from().get().isAfter(interval.to().get())) {
            throw refusal(text);
        }
        return interval;
    }

    private static Optional<Instant> end(String end, String whole) {
        return end.isEmpty() || end.equals("..") ? Optional.empty() : Optional.of(instant(end, whole));
    }

    private static Instant instant(String text, String whole) {
        try {
            // an unescaped plus sign of an offset arrives as a blank
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw refusal(whole);
        }
    }

    private static Refusal refusal(String text) {
        return new Refusal(400, "The parameter datetime is not an RFC 3339 instant or interval: " + text);
    }
}
