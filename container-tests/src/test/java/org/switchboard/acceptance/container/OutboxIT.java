package org.switchboard.acceptance.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.switchboard.access.model.Actor;
import org.switchboard.outbox.Deliveries;
import org.switchboard.outbox.Outbox;
import org.switchboard.outbox.OutboxDispatcher;
import org.switchboard.outbox.Outcome;
import org.switchboard.outbox.model.Destination;
import org.switchboard.outbox.model.OutboxMessage;
import org.switchboard.shared.Backoff;

/** The metrics of the outbox, as an operator sees them. */
@ArquillianTest
class OutboxIT {

    private static final Destination MEASURED = new Destination("measured", "story");
    private static final Backoff LATER = new Backoff(Duration.ofHours(1), Duration.ofHours(2));

    @Inject
    Outbox outbox;

    @Inject
    Deliveries deliveries;

    @Inject
    MetricRegistry metrics;

    @Inject
    UserTransaction transaction;

    @Test
    void waiting_messages_and_outcome_of_each_attempt_are_metrics() throws Exception {
        deliveries.declared("measured.camel.yaml", Set.of(MEASURED));
        transaction.begin();
        for (String key : new String[] {"taken", "refused", "failing", "behind"}) {
            outbox.enqueue(MEASURED.recordType(), key, 1, Actor.system("it"), JsonNodeFactory.instance::objectNode);
        }
        outbox.enqueue(MEASURED.recordType(), "failing", 2, Actor.system("it"), JsonNodeFactory.instance::objectNode);
        transaction.commit();

        new OutboxDispatcher(deliveries, MEASURED, LATER, Clock.systemUTC(), OutboxIT::outcome).round();

        assertThat(counted("delivered")).isEqualTo(2);
        assertThat(counted("refusals")).isEqualTo(1);
        assertThat(counted("retries")).isEqualTo(1);
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(value("waiting")).isEqualTo(2);
            assertThat(value("refused")).isEqualTo(1);
            assertThat(value("oldest_seconds")).isPositive();
        });
    }

    private static Outcome outcome(OutboxMessage message) {
        return switch (message.key()) {
            case "refused" -> new Outcome.Refused("There is no such device.");
            case "failing" -> new Outcome.Failed("It is busy.", Optional.empty());
            default -> new Outcome.Delivered();
        };
    }

    private long counted(String what) {
        return metrics.getCounter(id(what)).getCount();
    }

    private double value(String what) {
        Gauge<?> gauge = metrics.getGauge(id(what));
        assertThat(gauge).describedAs(what).isNotNull();
        return gauge.getValue().doubleValue();
    }

    private static MetricID id(String what) {
        return new MetricID(
                "switchboard_outbox_" + what,
                new Tag("destination", MEASURED.name()),
                new Tag("type", MEASURED.recordType()));
    }
}
