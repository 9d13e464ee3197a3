package org.switchboard.shared;

import com.ethlo.time.ITU;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;

/** Moments as records write them, ISO 8601 with an offset, and as PostgreSQL writes them into JSON. */
public final class Iso8601 {

    /** Of 2026-11-22T09:15:33Z, the shortest with all its parts. */
    private static final int SHORTEST = 20;

    private static final int PLACE_OF_T = 10;

    private static final int LONGEST = "yyyy-MM-ddTHH:mm:ss.SSSSSSSSS+00:00".length();
    private static final int LAST_YEAR = 9999;
    private static final int MICRO_DIGITS = 6;
    private static final int NANO_DIGITS = 9;
    private static final String ZEROS = "000000000";

    /** The length of 2026-11-22. */
    private static final int DAY = 10;

    private Iso8601() {}

    /**
     * Reads what {@link OffsetDateTime#parse(CharSequence)} reads, the usual form in a fraction of the time.
     *
     * @throws java.time.format.DateTimeParseException when it is no moment
     */
    public static OffsetDateTime parse(String text) {
        if (isUsual(text)) {
            try {
                ParsePosition position = new ParsePosition(0);
                OffsetDateTime moment = ITU.parseDateTime(text, position);
                if (position.getIndex() == text.length()) {
                    return moment;
                }
            } catch (DateTimeException unusual) {
                return OffsetDateTime.parse(text);
            }
        }
        return OffsetDateTime.parse(text);
    }

    /**
     * Reads a day, {@code yyyy-MM-dd}, in a fraction of the time of {@link LocalDate#parse(CharSequence)}.
     *
     * @throws DateTimeException when it is none
     */
    public static LocalDate parseDay(String text) {
        if (text.length() != DAY || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw new DateTimeException(text + " is not written as yyyy-MM-dd");
        }
        return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, DAY));
    }

    private static int number(String text, int begin, int end) {
        int number = 0;
        for (int i = begin; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException(text + " is not written as yyyy-MM-dd");
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** The library looks neither at what stands between date and time nor at the colon of the offset. */
    private static boolean isUsual(String text) {
        int length = text.length();
        return length >= SHORTEST
                && text.charAt(PLACE_OF_T) == 'T'
                && (text.charAt(length - 1) == 'Z' || text.charAt(length - 3) == ':');
    }

    /**
     * As {@code to_json} writes a {@code timestamptz}: to the microsecond, without zeros at the end.
     *
     * @param zone that of the database session
     * @throws DateTimeException when the year there has not four digits
     */
    public static String inDatabase(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        if (local.getYear() < 1 || local.getYear() > LAST_YEAR) {
            throw new DateTimeException("The year of " + local + " has not four digits.");
        }
        StringBuilder text = new StringBuilder(LONGEST);
        toTheSecond(text, local.toLocalDateTime());
        fraction(text, local.get(ChronoField.MICRO_OF_SECOND), MICRO_DIGITS);
        return offset(text, local.getOffset().getTotalSeconds()).toString();
    }

    /** As {@link DateTimeFormatter#ISO_LOCAL_DATE_TIME} writes it, in a fraction of the time. */
    public static String text(LocalDateTime time) {
        if (time.getYear() < 0 || time.getYear() > LAST_YEAR) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
        }
        StringBuilder text = new StringBuilder(LONGEST);
        toTheSecond(text, time);
        return fraction(text, time.getNano(), NANO_DIGITS).toString();
    }

    private static void toTheSecond(StringBuilder text, LocalDateTime time) {
        digits(text, time.getYear(), 4).append('-');
        digits(text, time.getMonthValue(), 2).append('-');
        digits(text, time.getDayOfMonth(), 2).append('T');
        digits(text, time.getHour(), 2).append(':');
        digits(text, time.getMinute(), 2).append(':');
        digits(text, time.getSecond(), 2);
    }

    /** Without zeros at the end. */
    private static StringBuilder fraction(StringBuilder text, int fraction, int digits) {
        if (fraction != 0) {
            digits(text.append('.'), fraction, digits);
            while (text.charAt(text.length() - 1) == '0') {
                text.setLength(text.length() - 1);
            }
        }
        return text;
    }

    /** With seconds only where a place went by the sun. */
    private static StringBuilder offset(StringBuilder text, int seconds) {
        int size = Math.abs(seconds);
        digits(text.append(seconds < 0 ? '-' : '+'), size / 3600, 2).append(':');
        digits(text, size / 60 % 60, 2);
        return size % 60 == 0 ? text : digits(text.append(':'), size % 60, 2);
    }

    private static StringBuilder digits(StringBuilder text, int number, int count) {
        int end = text.length() + count;
        text.append(ZEROS, 0, count);
        int rest = number;
        for (int at = end - 1; rest > 0; at--) {
            text.setCharAt(at, (char) ('0' + rest % 10));
            rest /= 10;
        }
        return text;
    }
}
