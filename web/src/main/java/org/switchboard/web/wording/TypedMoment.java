package org.switchboard.web.wording;

import java.text.Normalizer;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.shared.BusinessException;

/**
 * A date and time as a person types it, in the form of their language and the zone of the site. The forms of ISO 8601
 * are read in every language: {@code 14:30}, {@code 12-01 14:30}, {@code 2026-12-01 14:30}. Of a time that occurs twice,
 * when clocks are put back, the first is meant.
 */
public final class TypedMoment {

    private static final List<String> ISO = List.of("H:mm", "Hmm", "[uuuu-]M-d[ ]['T']H:mm");
    private static final Duration LONG_AGO = Duration.ofHours(12);
    private static final int LAST_YEAR = 9999;

    private final DateTimeFormatter shown;
    private final List<DateTimeFormatter> read;
    private final ZoneId zone;

    /** Which day is meant where the day or the year is left out. */
    public enum Sought {
        /** Of a plan: the next such time; what is at most twelve hours ago is still today's. */
        COMING,
        /** Of a search: the last such time. */
        PAST
    }

    /**
     * @param shownForm how a field shows a moment, with the letters of {@link DateTimeFormatter}
     * @param readForms what it reads besides, separated by {@code |}
     */
    public TypedMoment(Locale locale, String shownForm, String readForms, ZoneId zone) {
        this.shown = form(shownForm, locale);
        this.read = Stream.of(Stream.of(shownForm), Stream.of(readForms.split("\\|")), ISO.stream())
                .flatMap(forms -> forms)
                .map(form -> form(form, locale))
                .toList();
        this.zone = zone;
    }

    private static DateTimeFormatter form(String pattern, Locale locale) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(locale);
    }

    /** As a field shows it, and as an example of what it reads. */
    public String show(Instant at) {
        return shown.format(at.atZone(zone));
    }

    /**
     * @param field whose text it is
     * @throws BusinessException when it is no date and time of the reader's language, or there is no such time
     */
    public Instant read(String field, String typed, Instant now, Sought sought) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ");
        TemporalAccessor parts = read.stream()
                .flatMap(form -> parse(form, text).stream())
                .findFirst()
                .orElseThrow(() -> new BusinessException("time-not-understood", field, typed, typed, show(now)));
        LocalDateTime local;
        try {
            local = local(parts, now.atZone(zone).toLocalDateTime(), sought);
        } catch (DateTimeException none) {
            throw new BusinessException("no-such-time", field, typed, typed);
        }
        if (zone.getRules().getValidOffsets(local).isEmpty()) {
            throw new BusinessException("time-skipped", field, typed, typed);
        }
        return local.atZone(zone).toInstant();
    }

    private static Optional<TemporalAccessor> parse(DateTimeFormatter form, String text) {
        ParsePosition at = new ParsePosition(0);
        TemporalAccessor parts = form.parseUnresolved(text, at);
        return at.getErrorIndex() < 0 && at.getIndex() == text.length() ? Optional.of(parts) : Optional.empty();
    }

    private static LocalDateTime local(TemporalAccessor parts, LocalDateTime now, Sought sought) {
        LocalTime time = LocalTime.of(part(parts, ChronoField.HOUR_OF_DAY), part(parts, ChronoField.MINUTE_OF_HOUR));
        if (!parts.isSupported(ChronoField.DAY_OF_MONTH)) {
            return nearest(now.toLocalDate().atTime(time), now, sought);
        }
        int month = part(parts, ChronoField.MONTH_OF_YEAR);
        int day = part(parts, ChronoField.DAY_OF_MONTH);
        if (parts.isSupported(ChronoField.YEAR)) {
            int year = part(parts, ChronoField.YEAR);
            if (year > LAST_YEAR) {
                throw new DateTimeException("year " + year);
            }
            return LocalDate.of(year, month, day).atTime(time);
        }
        return inYear(LocalDate.of(now.getYear(), month, day), now.toLocalDate(), sought)
                .atTime(time);
    }

    private static LocalDateTime nearest(LocalDateTime today, LocalDateTime now, Sought sought) {
        return switch (sought) {
            case COMING -> today.plus(LONG_AGO).isBefore(now) ? today.plusDays(1) : today;
            case PAST -> today.isAfter(now) ? today.minusDays(1) : today;
        };
    }

    private static LocalDate inYear(LocalDate thisYear, LocalDate today, Sought sought) {
        return switch (sought) {
            case COMING -> thisYear.isBefore(today.minusMonths(6)) ? thisYear.plusYears(1) : thisYear;
            case PAST -> thisYear.isAfter(today) ? thisYear.minusYears(1) : thisYear;
        };
    }

    private static int part(TemporalAccessor parts, ChronoField field) {
        return Math.toIntExact(parts.getLong(field));
    }
}
