package org.switchboard.acceptance.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.switchboard.event.BroadcastListener;
import org.switchboard.event.EventConsumer;
import org.switchboard.event.EventDispatcher;
import org.switchboard.event.EventLog;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.event.model.LoggedEvent;

/** The event log over the server's transactions, threads and data source. */
@ArquillianTest
class EventLogIT {

    private static final String TYPE = "container-test";

    @Inject
    EventLog log;

    @Inject
    EventDispatcher dispatcher;

    @Inject
    MetricRegistry metrics;

    @Inject
    UserTransaction transaction;

    private static final class Group implements EventConsumer {
        final List<String> handled = new CopyOnWriteArrayList<>();

        @Override
        public String group() {
            return TYPE;
        }

        @Override
        public Set<String> types() {
            return Set.of(TYPE);
        }

        @Override
        public void handle(LoggedEvent event) {
            handled.add(event.key());
        }
    }

    private static final class Screen implements BroadcastListener {
        final List<String> received = new CopyOnWriteArrayList<>();

        @Override
        public Set<String> types() {
            return Set.of(TYPE);
        }

        @Override
        public void published(List<LoggedEvent> events) {
            events.forEach(event -> received.add(event.key()));
        }
    }

    @Test
    void committed_events_reach_groups_and_broadcasts_and_events_rolled_back_reach_none() throws Exception {
        Group group = new Group();
        Screen screen = new Screen();
        dispatcher.register(group);
        dispatcher.addListener(TYPE, screen);

        transaction.begin();
        publish("undone");
        transaction.rollback();
        transaction.begin();
        publish("first");
        publish("second");
        transaction.commit();

        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(group.handled).containsExactly("first", "second");
            assertThat(screen.received).containsExactly("first", "second");
        });
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        metrics.getGauge(new MetricID("switchboard_event_group_lag_events", new Tag("group", TYPE))))
                .isNotNull());
    }

    private void publish(String key) {
        log.publish(TYPE, key, JsonNodeFactory.instance.objectNode(), Optional.of(new ChangeAuthor("li", "PERSON")));
    }
}
