package org.switchboard.agentdesk;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.switchboard.agentdesk.persistence.MeterQueries;
import org.switchboard.identity.IdentitiesChanged;
import org.switchboard.interaction.ContactLogged;
import org.switchboard.measurement.SupplyStateChanged;
import org.switchboard.source.FeedHealthChanged;
import org.switchboard.source.PromiseChanged;
import org.switchboard.source.RecordsChanged;
import org.switchboard.troubleticket.TicketsChanged;
import org.switchboard.workorder.WorkOrderChanged;

/**
 * Tells open screens what has changed, after it was committed, so that each can decide whether it shows any of it. A
 * change is a word: {@code element/<key>}, {@code customer/<id>}, {@code order/<id>}, {@code orders},
 * {@code record/<type>/<key>}, {@code outages}, {@code sources}, or {@code everything}. Never a name, never a value.
 */
@ApplicationScoped
public class ScreenChanges {

    public static final String EVERYTHING = "everything";

    private static final String ELEMENT = "element/";

    /** Screens hear of changes four times a second at most. */
    private static final long GATHERING_MILLIS = 250;

    private final Set<Consumer<List<String>>> listeners = new CopyOnWriteArraySet<>();
    private final ChangedWords gathered = new ChangedWords();

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    MeterQueries meters;

    /** @param listener called with at most {@link ChangedWords#MOST} words, one call after another */
    public void listen(Consumer<List<String>> listener) {
        listeners.add(listener);
    }

    public void forget(Consumer<List<String>> listener) {
        listeners.remove(listener);
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SupplyStateChanged change) {
        gather(ELEMENT, change.networkElementKeys());
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) RecordsChanged change) {
        switch (change.type()) {
            case MEASUREMENT, MEASUREMENT_POINT -> {
                // what of these matters to supply comes as a change of its elements
            }
            case NETWORK_ELEMENT -> gather(ELEMENT, change.keys());
            case OUTAGE, OUTAGE_PLAN -> gather(List.of("outages"));
            case CREW -> gather(List.of("orders"));
            default -> gather("record/" + change.type().wireName() + "/", change.keys());
        }
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) TicketsChanged change) {
        gather("customer/", change.customerIds());
        gather(List.of("orders"));
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkOrderChanged change) {
        gather("customer/", change.customerIds());
        gather(List.of(
                "order/" + change.orderId(), "orders", ELEMENT + change.device().key()));
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) PromiseChanged change) {
        gather(List.of("sources"));
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) FeedHealthChanged change) {
        gather(List.of("sources"));
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) IdentitiesChanged change) {
        gather("customer/", change.recordIds());
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ContactLogged change) {
        change.customerId().ifPresent(customer -> gather(List.of("customer/" + customer)));
    }

    private void gather(String kind, Collection<?> keys) {
        if (!listeners.isEmpty()) {
            gather(keys.stream().map(key -> kind + key).toList());
        }
    }

    private void gather(List<String> words) {
        if (!listeners.isEmpty() && gathered.addAndWasEmpty(words)) {
            scheduler.schedule(this::tell, GATHERING_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** What a meter reports concerns everybody below the device that feeds it. */
    private List<String> withFeedingDevices(List<String> words) {
        List<String> elements = words.stream()
                .filter(word -> word.startsWith(ELEMENT))
                .map(word -> word.substring(ELEMENT.length()))
                .toList();
        return Stream.concat(words.stream(), meters.feeding(elements).stream().map(ELEMENT::concat))
                .distinct()
                .toList();
    }

    private void tell() {
        List<String> words = withFeedingDevices(gathered.take());
        listeners.forEach(listener -> listener.accept(words));
    }
}
