package org.switchboard.web.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTimeTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** 22 November, 10:00 in Shanghai. */
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "14:30, 2026-11-22T06:30:00Z",
        "1430, 2026-11-22T06:30:00Z",
        "' 14：30 ', 2026-11-22T06:30:00Z",
        "１４:３０, 2026-11-22T06:30:00Z",
        "14时30分, 2026-11-22T06:30:00Z",
        "09:00, 2026-11-22T01:00:00Z",
        "2026-12-01 14:30, 2026-12-01T06:30:00Z",
        "2026-12-01T14:30, 2026-12-01T06:30:00Z",
        "12-01 14:30, 2026-12-01T06:30:00Z",
        "12月1日14:30, 2026-12-01T06:30:00Z",
        "2026年12月1日 14:30, 2026-12-01T06:30:00Z",
        "01-02 08:00, 2027-01-02T00:00:00Z"
    })
    void typed_time_is_read_in_the_zone_of_the_site(String typed, Instant expected) {
        assertThat(TypedTime.parse(typed, NOW, SHANGHAI)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"00:30, 2026-11-22T16:30:00Z", "23:00, 2026-11-22T15:00:00Z"})
    void time_of_day_long_past_is_tomorrows(String typed, Instant expected) {
        Instant lateInTheEvening = Instant.parse("2026-11-22T15:50:00Z");
        assertThat(TypedTime.parse(typed, lateInTheEvening, SHANGHAI)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "25:00", "14:61", "2026-02-30 10:00", "13-45 10:00", "14", "12:3"})
    void anything_else_is_no_time(String typed) {
        assertThat(TypedTime.parse(typed, NOW, SHANGHAI)).isEmpty();
    }
}
