package org.switchboard.web.dispatch;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as a dispatcher types it, in the zone of the site: {@code 14:30}, {@code 1430}, {@code 12-01 14:30},
 * {@code 2026-12-01 14:30}, and with 年月日 or slashes. A time of day alone is today's; when that is more than twelve
 * hours ago, tomorrow's.
 */
final class TypedTime {

    private static final Pattern FORM =
            Pattern.compile("(?:(?:(\\d{4})[-/.年])?(\\d{1,2})[-/.月](\\d{1,2})日?[ T]*)?(\\d{1,2})[:.时]?(\\d{2})分?");
    private static final Duration LONG_AGO = Duration.ofHours(12);

    private TypedTime() {}

    static Optional<Instant> parse(String typed, Instant now, ZoneId zone) {
        Matcher form =
                FORM.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC).strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            LocalTime time = LocalTime.of(number(form, 4), number(form, 5));
            ZonedDateTime today = now.atZone(zone);
            ZonedDateTime at = day(form, today.toLocalDate()).atTime(time).atZone(zone);
            boolean tomorrow =
                    form.group(2) == null && at.toInstant().plus(LONG_AGO).isBefore(now);
            return Optional.of((tomorrow ? at.plusDays(1) : at).toInstant());
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static LocalDate day(Matcher form, LocalDate today) {
        if (form.group(2) == null) {
            return today;
        }
        int month = number(form, 2);
        int day = number(form, 3);
        if (form.group(1) != null) {
            return LocalDate.of(number(form, 1), month, day);
        }
        LocalDate thisYear = MonthDay.of(month, day).atYear(today.getYear());
        return thisYear.isBefore(today.minusMonths(6)) ? thisYear.plusYears(1) : thisYear;
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }
}
