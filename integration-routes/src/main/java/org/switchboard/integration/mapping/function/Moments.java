package org.switchboard.integration.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** Dates and moments in the formats that old systems have. */
final class Moments {

    private static final String SECONDS = "seconds";
    private static final String MILLISECONDS = "milliseconds";
    private static final int CURRENT_ERA = 1;
    private static final Map<String, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

    private Moments() {}

    static List<MappingFunction> functions() {
        return List.of(
                new MappingFunction("moment", 3, 3, Moments::moment), new MappingFunction("date", 2, 2, Moments::date));
    }

    /** A moment with the zone's offset, such as 2026-11-22T03:15:00+08:00. */
    private static Optional<JsonNode> moment(Arguments arguments) {
        ZoneId zone = zone(arguments.required(2, "the time zone"));
        return read(arguments, (text, pattern) -> moment(text, pattern, zone))
                .map(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format)
                .map(TextNode::valueOf);
    }

    private static Optional<JsonNode> date(Arguments arguments) {
        return read(arguments, (text, pattern) -> LocalDate.from(format(pattern).parse(text)))
                .map(LocalDate::toString)
                .map(TextNode::valueOf);
    }

    /** Nothing for blanks and for what old systems write when they mean no date: nothing but zeros. */
    private static <T> Optional<T> read(Arguments arguments, BiFunction<String, String, T> reader) {
        Optional<String> text =
                arguments.text(0).filter(given -> given.chars().anyMatch(c -> Character.isDigit(c) && c != '0'));
        List<String> patterns = arguments.texts(1);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        for (String pattern : patterns) {
            try {
                return Optional.of(reader.apply(text.get(), pattern));
            } catch (DateTimeException | NumberFormatException | ArithmeticException anotherOne) {
                continue; // the next pattern may fit
            }
        }
        throw new UnusableValue("\"" + text.get() + "\" does not fit " + String.join(" or ", patterns));
    }

    private static OffsetDateTime moment(String text, String pattern, ZoneId zone) {
        if (pattern.equals(SECONDS)) {
            return Instant.ofEpochSecond(Long.parseLong(text)).atZone(zone).toOffsetDateTime();
        }
        if (pattern.equals(MILLISECONDS)) {
            return Instant.ofEpochMilli(Long.parseLong(text)).atZone(zone).toOffsetDateTime();
        }
        TemporalAccessor read = format(pattern).parse(text);
        if (read.isSupported(ChronoField.OFFSET_SECONDS)) {
            return LocalDateTime.of(LocalDate.from(read), LocalTime.from(read)).atOffset(ZoneOffset.from(read));
        }
        LocalTime time =
                Optional.ofNullable(read.query(TemporalQueries.localTime())).orElse(LocalTime.MIDNIGHT);
        return LocalDateTime.of(LocalDate.from(read), time).atZone(zone).toOffsetDateTime();
    }

    private static DateTimeFormatter format(String pattern) {
        try {
            return FORMATS.computeIfAbsent(pattern, letters -> new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(letters)
                    .parseDefaulting(ChronoField.ERA, CURRENT_ERA) // so that yyyy is a whole year
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT));
        } catch (IllegalArgumentException broken) {
            throw new UnusableValue("the pattern \"" + pattern + "\" is none: " + broken.getMessage());
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new UnusableValue("\"" + name + "\" is not a time zone");
        }
    }
}
