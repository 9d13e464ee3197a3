package org.switchboard.integration.outbox;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a service asks clients to wait, by the header of that name (RFC 9110, 10.2.3). */
public final class RetryAfter {

    public static final String HEADER = "Retry-After";

    /** Longer values are shortened to this; a number may have any length. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final int DIGITS = 6;

    private RetryAfter() {}

    /**
     * At most one day; empty for text that is neither a number of seconds nor a future HTTP date. The outbox dispatcher
     * decides how much of it is respected.
     */
    public static Optional<Duration> in(String value, Instant now) {
        String text = value.strip();
        if (text.matches("[0-9]+")) {
            return Optional.of(text.length() > DIGITS ? LONGEST : shortened(Duration.ofSeconds(Long.parseLong(text))));
        }
        try {
            Instant moment = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, moment))
                    .filter(requested -> !requested.isNegative())
                    .map(RetryAfter::shortened);
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }

    private static Duration shortened(Duration requested) {
        return requested.compareTo(LONGEST) > 0 ? LONGEST : requested;
    }
}
