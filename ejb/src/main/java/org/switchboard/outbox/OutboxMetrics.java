package org.switchboard.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.switchboard.outbox.model.Destination;
import org.switchboard.outbox.model.DestinationView;

/**
 * The outbox at {@code /metrics}, tagged with destination and type. What lies in it is a gauge, as the last look saw it,
 * so that a scrape causes no query, and the same on every node; the results of attempts are counted on the node that
 * made them, since its start.
 */
@ApplicationScoped
public class OutboxMetrics {

    private static final String PREFIX = "switchboard_outbox_";

    private final Map<Destination, DestinationView> last = new ConcurrentHashMap<>();
    private final Set<Destination> registered = ConcurrentHashMap.newKeySet();

    private MetricRegistry registry;
    private Clock clock;

    protected OutboxMetrics() {
        // for the container's proxy
    }

    @Inject
    public OutboxMetrics(MetricRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** These are all destinations now; a removed one has no waiting messages. */
    void update(List<DestinationView> destinations) {
        last.keySet()
                .retainAll(
                        destinations.stream().map(DestinationView::destination).collect(Collectors.toSet()));
        for (DestinationView view : destinations) {
            last.put(view.destination(), view);
            register(view.destination());
        }
    }

    void tried(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveryAttempted ended) {
        registry.counter(
                        switch (ended.result()) {
                            case DELIVERED -> PREFIX + "delivered";
                            case REFUSED -> PREFIX + "refusals";
                            case FAILED -> PREFIX + "retries";
                        },
                        tags(ended.destination()))
                .inc();
    }

    private void register(Destination destination) {
        if (!registered.add(destination)) {
            return;
        }
        gauge("waiting", destination, DestinationView::waiting);
        gauge("refused", destination, DestinationView::refused);
        gauge("oldest_seconds", destination, view -> view.oldestWaiting()
                .map(made -> Duration.between(made, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0));
        for (String counter : List.of("delivered", "refusals", "retries")) {
            registry.counter(PREFIX + counter, tags(destination)); // 0 is a number to compare with, nothing is none
        }
    }

    private void gauge(String what, Destination destination, ToDoubleFunction<DestinationView> value) {
        registry.gauge(
                PREFIX + what,
                () -> {
                    DestinationView view = last.get(destination);
                    return view == null ? 0.0 : value.applyAsDouble(view);
                },
                tags(destination));
    }

    private static Tag[] tags(Destination destination) {
        return new Tag[] {new Tag("destination", destination.name()), new Tag("type", destination.recordType())};
    }
}
