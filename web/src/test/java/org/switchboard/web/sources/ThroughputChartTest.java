package org.switchboard.web.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchboard.source.model.FeedMinute;
import org.switchboard.web.sources.ThroughputChart.Bar;

class ThroughputChartTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:59:40Z");

    @Test
    void the_last_hour_is_sixty_bars_scaled_by_the_fullest_minute() {
        ThroughputChart chart = ThroughputChart.of(
                List.of(
                        minute("2026-11-22T08:00:00Z", "customer", 40, 60, 0),
                        minute("2026-11-22T08:00:00Z", "account", 0, 75, 25),
                        minute("2026-11-22T08:59:00Z", "customer", 1, 0, 0)),
                NOW);
        assertThat(chart.bars()).hasSize(60);
        assertThat(chart.records()).isEqualTo(201);
        assertThat(chart.rejected()).isEqualTo(25);
        assertThat(chart.most()).isEqualTo(200);
        assertThat(chart.bars().get(0))
                .isEqualTo(new Bar(Instant.parse("2026-11-22T08:00:00Z"), 200, 25, 0, 0, 90, 11));
        assertThat(chart.bars().get(59).height())
                .as("even one record can be seen")
                .isEqualTo(2);
        assertThat(chart.full()).extracting(Bar::records).containsExactly(1L, 200L);
    }

    @Test
    void hour_without_records_has_empty_bars() {
        ThroughputChart chart = ThroughputChart.of(List.of(), NOW);
        assertThat(chart.records()).isZero();
        assertThat(chart.bars()).allSatisfy(bar -> assertThat(bar.height()).isZero());
    }

    private static FeedMinute minute(String at, String feed, long accepted, long unchanged, long rejected) {
        return new FeedMinute("crm", feed, Instant.parse(at), accepted, unchanged, rejected);
    }
}
