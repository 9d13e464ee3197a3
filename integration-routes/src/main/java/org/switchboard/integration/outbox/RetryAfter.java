package org.switchboard.integration.outbox;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a service wants to be left alone, by the header of that name (RFC 9110, 10.2.3). */
public final class RetryAfter {

    public static final String HEADER = "Retry-After";

    /** No service is down for longer by its own will; a number may have any length. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final int DIGITS = 6;

    private RetryAfter() {}

    /**
     * A day at most; empty for what is neither a number of seconds nor a moment to come, as HTTP writes it. How much of
     * it is granted is the courier's to say.
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
                    .filter(wish -> !wish.isNegative())
                    .map(RetryAfter::shortened);
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }

    private static Duration shortened(Duration wish) {
        return wish.compareTo(LONGEST) > 0 ? LONGEST : wish;
    }
}
