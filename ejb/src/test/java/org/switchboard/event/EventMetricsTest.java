package org.switchboard.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.junit.jupiter.api.Test;
import org.switchboard.event.model.GroupLag;
import org.switchboard.shared.MovableClock;

class EventMetricsTest {

    private final MovableClock clock = new MovableClock("2026-11-30T08:00:00Z");
    private final Map<String, Supplier<?>> gauges = new HashMap<>();
    private final EventMetrics metrics = new EventMetrics(registry(), clock);

    @Test
    void each_group_has_gauges_of_its_lag_and_of_its_failed_events() {
        metrics.update(List.of(new GroupLag("orders", 3, Optional.of(clock.instant()), 2, Optional.empty(), 1)), 4.5);
        clock.advance(Duration.ofSeconds(90));
        assertThat(value("switchboard_event_group_lag_events orders")).isEqualTo(5.0);
        assertThat(value("switchboard_event_group_lag_seconds orders")).isEqualTo(90.0);
        assertThat(value("switchboard_event_group_retrying orders")).isEqualTo(2.0);
        assertThat(value("switchboard_event_group_set_aside orders")).isEqualTo(1.0);
        assertThat(value("switchboard_event_oldest_transaction_seconds")).isEqualTo(4.5);
    }

    @Test
    void a_removed_group_has_no_lag() {
        metrics.update(List.of(new GroupLag("orders", 3, Optional.of(clock.instant()), 2, Optional.empty(), 1)), 0);
        metrics.update(List.of(), 0);
        assertThat(value("switchboard_event_group_lag_events orders")).isEqualTo(0.0);
    }

    private Object value(String gauge) {
        return gauges.get(gauge).get();
    }

    private MetricRegistry registry() {
        return (MetricRegistry) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MetricRegistry.class}, (proxy, method, arguments) -> {
                    Tag[] tags = (Tag[]) arguments[2];
                    gauges.put(arguments[0] + (tags.length == 0 ? "" : " " + tags[0].getTagValue()), (Supplier<?>)
                            arguments[1]);
                    return null;
                });
    }
}
