package org.switchboard.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupSettingsTest {

    @Test
    void an_event_is_tried_for_about_an_hour_before_it_is_set_aside() {
        GroupSettings settings = GroupSettings.DEFAULT;
        List<Duration> delays = IntStream.range(1, settings.maxAttempts())
                .mapToObj(settings::delayAfter)
                .toList();
        assertThat(delays)
                .startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4))
                .isSorted()
                .endsWith(settings.longestDelay());
        assertThat(delays.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofMinutes(55), Duration.ofMinutes(65));
    }
}
