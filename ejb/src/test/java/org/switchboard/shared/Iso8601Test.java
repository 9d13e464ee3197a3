package org.switchboard.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Iso8601Test {

    private static final List<String> MOMENTS = List.of(
            "2026-11-22T09:15:33+08:00",
            "2026-11-22T09:15:33.123456789-05:30",
            "2026-11-22T09:15:33Z",
            "2026-11-22T09:15:33.1Z",
            "9999-12-31T23:59:59.999999999+18:00",
            "0001-01-01T00:00:00-18:00");

    private static final String CHARACTERS = "0123456789TtZz:.,+- _/\u0000\uD842\u4E91\uFF11Ee%";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T09:15:33",
                "2026-11-22T00:00:00",
                "2026-11-22T09:15:33.1",
                "2026-11-22T09:15:33.000000001",
                "2026-11-22T09:15:33.120000000",
                "0000-01-01T00:00:00",
                "-0044-03-15T12:00:00",
                "9999-12-31T23:59:59.999999999",
                "+10000-01-01T00:00:00"
            })
    void a_time_without_a_zone_is_written_as_java_writes_it(String text) {
        LocalDateTime time = LocalDateTime.parse(text);
        assertThat(Iso8601.text(time)).isEqualTo(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "0001-01-01", "9999-12-31", "0000-01-01"})
    void day_is_what_java_parses(String text) {
        assertThat(Iso8601.parseDay(text)).isEqualTo(LocalDate.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-29",
                "2026-13-01",
                "26-01-01",
                "2026-1-1",
                "2026/01/01",
                "+026-01-01",
                "2026-01-01Z",
                "２０26-01-01",
                "2026-0-001"
            })
    void text_that_java_does_not_parse_as_a_day_is_refused(String text) {
        assertThatThrownBy(() -> Iso8601.parseDay(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> LocalDate.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T09:15:33+08:00",
                "2026-11-22T09:15:33Z",
                "2026-11-22T09:15:33.1Z",
                "2026-11-22T09:15:33.123456789-05:30",
                "2026-11-22t09:15:33z",
                "2026-11-22T09:15+08:00",
                "2026-11-22T09:15:33-00:00",
                "0000-01-01T00:00:00Z",
                "+12026-01-01T00:00:00Z",
                "2026-11-22T09:15:33+08:05:43"
            })
    void time_is_what_java_parses(String text) {
        assertThat(Iso8601.parse(text)).isEqualTo(OffsetDateTime.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "T",
                "2026-11-22",
                "2026-11-22T09:15:33",
                "2026-11-22 09:15:33+08:00",
                "2026-11-22_09:15:33+08:00",
                "2026-11-22T09:15:33+0800",
                "2026-11-22T09:15:33+08云00",
                "2026-11-22T09:15:33+08 00",
                "2026-11-22T09:15:33+08/00",
                "2026-11-22T09:15:60Z",
                "2016-12-31T23:59:60Z",
                "2026-11-22T24:00:00Z",
                "2026-02-29T00:00:00Z",
                "2026-11-22T09:15:33Z and more",
                "2026-11-22T09:15:33.1234567890Z",
                "2026-11-22T09:15:33+19:00",
                "2026/11/22T09:15:33Z",
                "２０26-11-22T09:15:33Z"
            })
    void and_nothing_else_is(String text) {
        assertThatThrownBy(() -> OffsetDateTime.parse(text)).isInstanceOf(DateTimeParseException.class);
        assertThatThrownBy(() -> Iso8601.parse(text)).isInstanceOf(DateTimeParseException.class);
    }

    @Test
    void any_text_for_a_time_is_parsed_or_refused_as_by_java() {
        Random random = new Random(20261122);
        for (int i = 0; i < 300_000; i++) {
            String text = mutilated(random);
            assertThat(readBy(Iso8601::parse, text)).as(text).isEqualTo(readBy(OffsetDateTime::parse, text));
        }
    }

    private static Optional<OffsetDateTime> readBy(Function<String, OffsetDateTime> reader, String text) {
        try {
            return Optional.of(reader.apply(text));
        } catch (DateTimeParseException refused) {
            return Optional.empty();
        }
    }

    private static String mutilated(Random random) {
        StringBuilder text = new StringBuilder(MOMENTS.get(random.nextInt(MOMENTS.size())));
        for (int change = random.nextInt(4); change >= 0; change--) {
            int place = random.nextInt(text.length());
            char other = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.insert(place, other);
                case 1 -> text.deleteCharAt(place);
                default -> text.setCharAt(place, other);
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:15:33Z, UTC, 2026-11-22T09:15:33+00:00",
        "2026-11-22T09:15:33.120Z, UTC, 2026-11-22T09:15:33.12+00:00",
        "2026-11-22T09:15:33.000001999Z, UTC, 2026-11-22T09:15:33.000001+00:00",
        "2026-11-22T20:15:33Z, Asia/Shanghai, 2026-11-23T04:15:33+08:00",
        "2026-11-22T00:00:00Z, America/St_Johns, 2026-11-21T20:30:00-03:30",
        "1900-01-01T00:00:00Z, Asia/Shanghai, 1900-01-01T08:05:43+08:05:43",
        "0099-11-01T08:00:00Z, UTC, 0099-11-01T08:00:00+00:00"
    })
    void time_is_written_by_the_database_in_the_zone_of_the_session(String moment, String zone, String written) {
        assertThat(Iso8601.inDatabase(Instant.parse(moment), ZoneId.of(zone))).isEqualTo(written);
    }

    @Test
    void year_that_java_writes_otherwise_is_refused() {
        assertThatThrownBy(() -> Iso8601.inDatabase(Instant.parse("9999-12-31T23:00:00Z"), ZoneId.of("Asia/Shanghai")))
                .isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Iso8601.inDatabase(Instant.parse("0001-01-01T01:00:00Z"), ZoneId.of("-05:00")))
                .isInstanceOf(DateTimeException.class);
    }
}
