package org.switchboard.agentdesk;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.switchboard.agentdesk.persistence.AffectedElements;
import org.switchboard.deadline.DeadlineDiscarded;
import org.switchboard.deadline.DeadlineSet;
import org.switchboard.event.BroadcastListener;
import org.switchboard.event.SetAsideSettled;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.identity.IdentitiesChanged;
import org.switchboard.interaction.ContactLogged;
import org.switchboard.knowledge.ArticleReviewDue;
import org.switchboard.knowledge.ArticlesChanged;
import org.switchboard.measurement.model.SupplyStateChanged;
import org.switchboard.network.model.ElementKey;
import org.switchboard.source.RecordsChanged;
import org.switchboard.source.feed.FeedHealthChanged;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.model.FreshnessChanged;
import org.switchboard.troubleticket.CallbackDue;
import org.switchboard.troubleticket.TicketsChanged;
import org.switchboard.workorder.model.WorkOrderChanged;

/**
 * Notifies open screens of this node of committed changes on any node. A change is a topic: {@code element/<key>},
 * {@code customer/<id>}, {@code order/<id>}, {@code orders}, {@code record/<type>/<key>}, {@code source/<name>},
 * {@code sources}, {@code articles}, or {@code everything}. Never a name, never a value. A topic that no screen of this node shows
 * ({@link ScreenTopics}) is not notified.
 */
@ApplicationScoped
public class ScreenChanges implements BroadcastListener {

    private static final Map<String, BiConsumer<ScreenChanges, LoggedEvent>> HANDLERS = Map.ofEntries(
            handler(SupplyStateChanged.class, ScreenChanges::changed),
            handler(RecordsChanged.class, ScreenChanges::changed),
            handler(TicketsChanged.class, ScreenChanges::changed),
            handler(CallbackDue.class, ScreenChanges::changed),
            handler(WorkOrderChanged.class, ScreenChanges::changed),
            handler(FreshnessChanged.class, ScreenChanges::changed),
            handler(FeedHealthChanged.class, ScreenChanges::changed),
            handler(SetAsideSettled.class, ScreenChanges::changed),
            handler(DeadlineDiscarded.class, ScreenChanges::changed),
            handler(DeadlineSet.class, ScreenChanges::changed),
            handler(IdentitiesChanged.class, ScreenChanges::changed),
            handler(ContactLogged.class, ScreenChanges::changed),
            handler(ArticlesChanged.class, ScreenChanges::changed),
            handler(ArticleReviewDue.class, ScreenChanges::changed));

    private static final Logger LOG = Logger.getLogger(ScreenChanges.class.getName());

    private static final String ARTICLES = "articles";
    private static final String SOURCES = "sources";
    private static final String ELEMENT = "element/";
    private static final String OUTAGE = "record/outage/";
    private static final String OUTAGE_PLAN = "record/outage-plan/";

    /** Topics of whole pages, which are notified whether one is open or not. */
    private static final Set<String> OF_PAGES = Set.of(ScreenTopics.EVERYTHING, "orders", SOURCES);

    /** Screens are notified of changes four times a second at most. */
    private static final long GATHERING_MILLIS = 250;

    /** Of an area with many meters, of which each that reports is a change, they are notified this often. */
    private static final long AREAS_GATHERING_MILLIS = 2_000;

    /** More than this, and it is cheaper for every screen to look for itself. */
    private static final int MAX_TOPICS = 400;

    private final Set<Consumer<List<String>>> listeners = new CopyOnWriteArraySet<>();
    private final ChangedTopics gathered = new ChangedTopics();
    private final ChangedTopics meters = new ChangedTopics();

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    ScreenTopics shown;

    @Inject
    AffectedElements affected;

    @Inject
    LosingAreas areas;

    /** Notified before the screens, which request it next. */
    @Inject
    SupplyMeters supply;

    /** Notified before the screens, which request it next. */
    @Inject
    Feeds feeds;

    private static <T extends Change> Map.Entry<String, BiConsumer<ScreenChanges, LoggedEvent>> handler(
            Class<T> type, BiConsumer<ScreenChanges, T> change) {
        return Map.entry(Change.typeOf(type), (screens, event) -> change.accept(screens, event.as(type)));
    }

    /** @param listener called with at most {@value #MAX_TOPICS} topics, one call after another */
    public void addListener(Consumer<List<String>> listener) {
        listeners.add(listener);
    }

    public void removeListener(Consumer<List<String>> listener) {
        listeners.remove(listener);
    }

    @Override
    public Set<String> types() {
        return HANDLERS.keySet();
    }

    @Override
    public void published(List<LoggedEvent> events) {
        events.forEach(this::published);
    }

    private void published(LoggedEvent event) {
        try {
            HANDLERS.get(event.type()).accept(this, event);
        } catch (RuntimeException unreadable) {
            LOG.log(Level.WARNING, "screens refresh: change not read", unreadable);
            gather(List.of(ScreenTopics.EVERYTHING));
        }
    }

    private void changed(SupplyStateChanged change) {
        supply.supplyStateChanged();
        List<String> keys = change.elements().stream().map(ElementKey::key).toList();
        gather(ELEMENT, keys);
        gatherMeters(keys);
    }

    private void gatherMeters(Collection<String> elementKeys) {
        if (shown.screens() > 0 && meters.addAndWasEmpty(elementKeys)) {
            scheduler.schedule(this::notifyAreas, AREAS_GATHERING_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void changed(RecordsChanged change) {
        supply.recordsChanged(change);
        switch (change.type()) {
            case MEASUREMENT, MEASUREMENT_POINT -> {
                // what of these matters to supply comes as a change of its elements
            }
            case NETWORK_ELEMENT -> gather(ELEMENT, change.keys());
            case CREW -> gather(List.of("orders"));
            default -> gather("record/" + change.type().wireName() + "/", change.keys());
        }
    }

    private void changed(TicketsChanged change) {
        gather("customer/", change.customerIds());
        gather(List.of("orders"));
    }

    private void changed(CallbackDue change) {
        gather("customer/", change.customerId().stream().toList());
        gather(List.of("orders"));
    }

    private void changed(WorkOrderChanged change) {
        gather("customer/", change.customerIds());
        gather(List.of(
                "order/" + change.orderId(), "orders", ELEMENT + change.device().key()));
    }

    private void changed(FreshnessChanged change) {
        gather(List.of(SOURCES, "source/" + change.feed().source()));
    }

    private void changed(FeedHealthChanged change) {
        feeds.clearCache();
        gather(List.of(SOURCES, "source/" + change.feed().source()));
    }

    private void changed(SetAsideSettled change) {
        gather(List.of(SOURCES));
    }

    private void changed(DeadlineDiscarded change) {
        gather(List.of(SOURCES));
    }

    /** Also of one that was set aside and is retried. */
    private void changed(DeadlineSet change) {
        gather(List.of(SOURCES));
    }

    private void changed(IdentitiesChanged change) {
        gather("customer/", change.recordIds());
    }

    private void changed(ContactLogged change) {
        change.customerId().ifPresent(customer -> gather(List.of("customer/" + customer)));
    }

    private void changed(ArticlesChanged change) {
        gather(List.of(ARTICLES));
    }

    private void changed(ArticleReviewDue change) {
        gather(List.of(ARTICLES));
    }

    private void gather(String kind, Collection<?> keys) {
        if (!listeners.isEmpty()) {
            gather(keys.stream().map(key -> kind + key).toList());
        }
    }

    private void gather(List<String> topics) {
        if (listeners.isEmpty()) {
            return;
        }
        List<String> concerning = topics.stream().filter(this::mayConcern).toList();
        if (gathered.addAndWasEmpty(concerning)) {
            scheduler.schedule(this::notifyScreens, GATHERING_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Changes of elements and outages notify the screens below them, which is looked up for all that were gathered at once. */
    private boolean mayConcern(String topic) {
        return isNotified(topic) || shown.screens() > 0 && (topic.startsWith(ELEMENT) || isOutage(topic));
    }

    private boolean isNotified(String topic) {
        return OF_PAGES.contains(topic) || shown.isShown(topic);
    }

    private static boolean isOutage(String topic) {
        return topic.startsWith(OUTAGE) || topic.startsWith(OUTAGE_PLAN);
    }

    private void notifyScreens() {
        List<String> changed = gathered.take();
        send(Stream.concat(changed.stream(), elementsAffected(changed)));
    }

    /** A device whose meters have lost supply may explain the loss of each below it, not only of the one that reports. */
    private void notifyAreas() {
        List<String> changed = meters.take();
        if (changed.contains(ScreenTopics.EVERYTHING)) {
            send(Stream.of(ScreenTopics.EVERYTHING));
            return;
        }
        send(orEverything(() -> areas.above(changed, key -> shown.isShown(ELEMENT + key)).stream()
                .map(ELEMENT::concat)));
        if (areas.areBehind()) {
            gatherMeters(changed);
        }
    }

    private synchronized void send(Stream<String> changed) {
        List<String> notified = changed.filter(this::isNotified).distinct().toList();
        List<String> topics = notified.size() > MAX_TOPICS ? List.of(ScreenTopics.EVERYTHING) : notified;
        if (!topics.isEmpty()) {
            listeners.forEach(listener -> listener.accept(topics));
        }
    }

    /** What a meter reports concerns all below the device that feeds it; an outage all below its device. */
    private Stream<String> elementsAffected(List<String> changed) {
        return orEverything(() -> Stream.of(
                        affected.feeding(keys(changed, ELEMENT)),
                        affected.ofOutages(keys(changed, OUTAGE)),
                        affected.ofPlans(keys(changed, OUTAGE_PLAN)))
                .flatMap(List::stream)
                .map(ELEMENT::concat));
    }

    private static Stream<String> orEverything(Supplier<Stream<String>> affected) {
        try {
            return affected.get();
        } catch (RuntimeException unavailable) {
            LOG.log(Level.WARNING, "screens refresh: affected elements not found", unavailable);
            return Stream.of(ScreenTopics.EVERYTHING);
        }
    }

    private static List<String> keys(List<String> topics, String kind) {
        return topics.stream()
                .filter(topic -> topic.startsWith(kind))
                .map(topic -> topic.substring(kind.length()))
                .toList();
    }
}
