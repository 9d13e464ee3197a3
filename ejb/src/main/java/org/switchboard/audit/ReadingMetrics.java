package org.switchboard.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Alarms at {@code /metrics}, as {@code switchboard_reading_alarms}, counted on the node that raised them. */
@ApplicationScoped
public class ReadingMetrics {

    @Inject
    MetricRegistry registry;

    void raised(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReadingAlarm alarm) {
        registry.counter(
                        "switchboard_reading_alarms",
                        new Tag("kind", alarm.kind().name().toLowerCase(Locale.ROOT)),
                        new Tag("refused", String.valueOf(alarm.refused())))
                .inc();
    }
}
