package org.switchboard.agentdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchboard.source.Sourced.State;

class VerdictWordingTest {

    private static final ZoneId SITE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-22T05:14:00Z");

    private final VerdictWording wording = wording();

    @Test
    void a_moment_of_today_is_said_as_a_time_in_the_zone_of_the_site() {
        assertThat(since("2026-11-22T04:30:00Z", Locale.ENGLISH)).contains("since 12:30");
        assertThat(since("2026-11-22T04:30:00Z", Locale.SIMPLIFIED_CHINESE))
                .contains("12:30")
                .doesNotContain("2026");
    }

    @Test
    void another_day_is_said_with_its_date_and_another_year_with_its_year() {
        assertThat(since("2026-11-20T16:30:00Z", Locale.ENGLISH)).contains("since 21 November, 00:30");
        assertThat(since("2025-11-21T16:30:00Z", Locale.ENGLISH)).contains("since 22 November 2025, 00:30");
        assertThat(since("2026-11-20T16:30:00Z", Locale.SIMPLIFIED_CHINESE)).contains("11月21日 00:30");
    }

    private String since(String moment, Locale locale) {
        Evidence open = new Evidence(
                Evidence.Kind.SWITCH_OPEN,
                List.of("CB 101", Instant.parse(moment)),
                "scada",
                Optional.of(NOW),
                State.FRESH);
        return wording.evidence(open, locale);
    }

    private static VerdictWording wording() {
        VerdictWording wording = new VerdictWording();
        wording.zone = SITE;
        wording.clock = Clock.fixed(NOW, SITE);
        return wording;
    }
}
