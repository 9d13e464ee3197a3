package org.switchboard.workorder.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorityRuleTest {

    private static final Instant EIGHT = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void a_reported_danger_comes_before_life_support_and_before_ten_thousand_customers() {
        Instant now = Instant.parse("2026-11-22T08:00:00Z");
        assertThat(PriorityRule.rankedAt(now, 1, 0, true)).isBefore(PriorityRule.rankedAt(now, 1, 3, false));
        assertThat(PriorityRule.rankedAt(now, 1, 0, true)).isBefore(PriorityRule.rankedAt(now, 10_000, 0, false));
    }

    @Test
    void life_support_comes_before_a_whole_feeder_of_the_same_minute() {
        assertThat(ranked(EIGHT, 1, 1)).isBefore(ranked(EIGHT, 1_000, 0));
    }

    @Test
    void more_customers_come_before_fewer() {
        assertThat(ranked(EIGHT, 100, 0)).isBefore(ranked(EIGHT, 99, 0));
    }

    @Test
    void long_waiting_ticket_comes_first_eventually() {
        Instant oneHousehold = ranked(EIGHT, 1, 0);

        assertThat(oneHousehold).isAfter(ranked(EIGHT.plus(Duration.ofHours(5)), 1_000, 0));
        assertThat(oneHousehold).isBefore(ranked(EIGHT.plus(Duration.ofHours(7)), 1_000, 0));
    }

    @Test
    void the_sequence_of_two_orders_does_not_change_by_time_alone() {
        Instant first = ranked(EIGHT, 40, 1);
        Instant second = ranked(EIGHT.minusSeconds(3_600), 4_000, 0);

        for (Duration later : new Duration[] {Duration.ZERO, Duration.ofHours(9), Duration.ofDays(9)}) {
            Duration urgencyOfFirst = Duration.between(first, EIGHT.plus(later));
            Duration urgencyOfSecond = Duration.between(second, EIGHT.plus(later));
            assertThat(urgencyOfFirst.compareTo(urgencyOfSecond)).isEqualTo(second.compareTo(first));
        }
    }

    @ParameterizedTest(name = "{0} customers, {1} on life support, {2} min old: {3}")
    @CsvSource({
        "1, 0, 0, LOW",
        "1, 0, 20, NORMAL",
        "1, 0, 200, HIGH",
        "1, 0, 440, URGENT",
        "100, 0, 0, HIGH",
        "10000, 0, 0, URGENT",
        "1, 1, 0, URGENT"
    })
    void a_dispatcher_sees_one_of_four_levels(int customers, int lifeSupport, int minutesOld, OrderPriority expected) {
        Instant rankedAt = ranked(EIGHT, customers, lifeSupport);

        assertThat(PriorityRule.priority(rankedAt, EIGHT.plus(Duration.ofMinutes(minutesOld))))
                .isEqualTo(expected);
    }

    @Test
    void very_large_count_keeps_the_sequence_consistent() {
        assertThat(ranked(EIGHT, Integer.MAX_VALUE, Integer.MAX_VALUE)).isBefore(ranked(EIGHT, 1_000_000, 10));
    }

    private static Instant ranked(Instant receivedAt, int customers, int lifeSupport) {
        return PriorityRule.rankedAt(receivedAt, customers, lifeSupport, false);
    }
}
