package org.switchboard.integration.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            120 | PT2M
            0 | PT0S
            Sun, 22 Nov 2026 08:00:30 GMT | PT30S
            9999999 | PT24H
            99999999999999999999 | PT24H
            Mon, 22 Nov 2027 08:00:30 GMT | PT24H
            """)
    void retry_after_in_seconds_and_dates_is_read_up_to_one_day(String value, Duration requested) {
        assertThat(RetryAfter.in(value, NOW)).contains(requested);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sun, 22 Nov 2026 07:59:59 GMT", "-5", "soon", "1.5", ""})
    void past_or_invalid_retry_after_is_ignored(String value) {
        assertThat(RetryAfter.in(value, NOW)).isEmpty();
    }
}
