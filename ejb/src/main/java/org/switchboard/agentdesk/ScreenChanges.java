package org.switchboard.agentdesk;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.switchboard.agentdesk.TopicKind.ARTICLE_QUEUE;
import static org.switchboard.agentdesk.TopicKind.CALLBACK_QUEUE;
import static org.switchboard.agentdesk.TopicKind.CREW_QUEUE;
import static org.switchboard.agentdesk.TopicKind.CUSTOMER;
import static org.switchboard.agentdesk.TopicKind.ELEMENT;
import static org.switchboard.agentdesk.TopicKind.FEED;
import static org.switchboard.agentdesk.TopicKind.FEED_QUEUE;
import static org.switchboard.agentdesk.TopicKind.ORDER;
import static org.switchboard.agentdesk.TopicKind.ORDER_QUEUE;
import static org.switchboard.agentdesk.TopicKind.RECORD;
import static org.switchboard.agentdesk.TopicKind.SET_ASIDE_QUEUE;
import static org.switchboard.agentdesk.TopicKind.TICKET;
import static org.switchboard.agentdesk.TopicKind.TICKET_QUEUE;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchboard.agentdesk.persistence.AffectedElements;
import org.switchboard.agentdesk.persistence.AffectedElements.RecordKey;
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
import org.switchboard.source.RecordType;
import org.switchboard.source.RecordsChanged;
import org.switchboard.source.feed.FeedHealthChanged;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.FreshnessChanged;
import org.switchboard.troubleticket.CallbackDue;
import org.switchboard.troubleticket.TicketsChanged;
import org.switchboard.workorder.model.WorkOrderChanged;

/**
 * Notifies open screens of this node of committed changes on any node. A change is a topic with a subject ({@link TopicKind}), never
 * a name, never a value. Only screens that show the topic ({@link ScreenTopics}) are notified.
 */
@ApplicationScoped
public class ScreenChanges implements BroadcastListener {

    private static final Map<String, Handler> HANDLERS = Map.ofEntries(
            handler(SupplyStateChanged.class, ScreenChanges::changed, ELEMENT),
            handler(RecordsChanged.class, ScreenChanges::changed, ELEMENT, RECORD, CREW_QUEUE),
            handler(TicketsChanged.class, ScreenChanges::changed, CUSTOMER, TICKET, TICKET_QUEUE, CALLBACK_QUEUE),
            handler(CallbackDue.class, ScreenChanges::changed, CUSTOMER, CALLBACK_QUEUE),
            handler(WorkOrderChanged.class, ScreenChanges::changed, CUSTOMER, ORDER, ELEMENT, ORDER_QUEUE),
            handler(FreshnessChanged.class, ScreenChanges::changed, FEED, FEED_QUEUE),
            handler(FeedHealthChanged.class, ScreenChanges::changed, FEED, FEED_QUEUE),
            handler(SetAsideSettled.class, ScreenChanges::changed, SET_ASIDE_QUEUE),
            handler(DeadlineDiscarded.class, ScreenChanges::changed, SET_ASIDE_QUEUE),
            handler(DeadlineSet.class, ScreenChanges::changed, SET_ASIDE_QUEUE),
            handler(IdentitiesChanged.class, ScreenChanges::changed, CUSTOMER),
            handler(ContactLogged.class, ScreenChanges::changed, CUSTOMER),
            handler(ArticlesChanged.class, ScreenChanges::changed, ARTICLE_QUEUE),
            handler(ArticleReviewDue.class, ScreenChanges::changed, ARTICLE_QUEUE));

    private static final Logger LOG = Logger.getLogger(ScreenChanges.class.getName());

    private static final String OUTAGE = RECORD.of(RecordType.OUTAGE.wireName()) + '/';
    private static final String OUTAGE_PLAN = RECORD.of(RecordType.OUTAGE_PLAN.wireName()) + '/';

    /** Screens are notified of changes four times a second at most. */
    private static final long GATHERING_MILLIS = 250;

    /**
     * Lists are shown on many screens, and in a storm some ticket changes all the time: after one notification the next one
     * comes this much later at the earliest. A change after a pause is notified at once.
     */
    static final long QUEUES_MILLIS = 2_000;

    /** Of an area with many meters, of which each that reports is a change, they are notified this often. */
    private static final long AREAS_GATHERING_MILLIS = 2_000;

    /** @param kinds of the topics that a change of this type may have */
    private record Handler(Set<TopicKind> kinds, BiConsumer<ScreenChanges, LoggedEvent> change) {}

    private final Set<Consumer<Map<String, List<String>>>> listeners = new CopyOnWriteArraySet<>();
    private final ChangedTopics gathered = new ChangedTopics();
    private final ChangedTopics queues = new ChangedTopics();
    private final ChangedTopics meters = new ChangedTopics();
    private final AtomicLong queuesNotifiedAt = new AtomicLong(System.nanoTime() - MILLISECONDS.toNanos(QUEUES_MILLIS));

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

    private static <T extends Change> Map.Entry<String, Handler> handler(
            Class<T> type, BiConsumer<ScreenChanges, T> change, TopicKind... kinds) {
        return Map.entry(
                Change.typeOf(type),
                new Handler(Set.of(kinds), (screens, event) -> change.accept(screens, event.as(type))));
    }

    /** @param listener called with the screens concerned, each with its changed topics, one call after another */
    public void addListener(Consumer<Map<String, List<String>>> listener) {
        listeners.add(listener);
    }

    public void removeListener(Consumer<Map<String, List<String>>> listener) {
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
        Handler handler = HANDLERS.get(event.type());
        try {
            handler.change.accept(this, event);
        } catch (RuntimeException | StackOverflowError | LinkageError unreadable) {
            LOG.log(Level.WARNING, "screens refresh: change not read", unreadable);
            gather(handler.kinds.stream().flatMap(kind -> Stream.of(kind.of(), kind.all())));
        }
    }

    private void changed(SupplyStateChanged change) {
        supply.supplyStateChanged();
        List<String> elements =
                change.elements().stream().map(TopicKind::element).toList();
        gather(elements.stream());
        gatherMeters(elements);
    }

    private void gatherMeters(Collection<String> elements) {
        if (shown.screens() > 0 && meters.addAndWasEmpty(elements)) {
            scheduler.schedule(this::notifyAreas, AREAS_GATHERING_MILLIS, MILLISECONDS);
        }
    }

    private void changed(RecordsChanged change) {
        supply.recordsChanged(change);
        switch (change.type()) {
            case MEASUREMENT, MEASUREMENT_POINT -> {
                // what of these matters to supply comes as a change of its elements
            }
            case NETWORK_ELEMENT -> gather(change.keys().stream().map(key -> ELEMENT.of(change.source(), key)));
            case CREW -> gather(Stream.of(CREW_QUEUE.of()));
            default -> gather(change.keys().stream().map(key -> TopicKind.record(change.type(), change.source(), key)));
        }
    }

    private void changed(TicketsChanged change) {
        gather(customers(change.customerIds()));
        gather(change.numbers().stream().map(TICKET::of));
        gather(Stream.of(TICKET_QUEUE.of(), CALLBACK_QUEUE.of()));
    }

    private void changed(CallbackDue change) {
        gather(change.customerId().stream().map(CUSTOMER::of));
        gather(Stream.of(CALLBACK_QUEUE.of()));
    }

    private void changed(WorkOrderChanged change) {
        gather(customers(change.customerIds()));
        gather(Stream.of(
                ORDER.of(change.number()),
                TopicKind.element(change.device()),
                ORDER_QUEUE.of(),
                change.zone().map(ORDER_QUEUE::of).orElse(ORDER_QUEUE.all())));
    }

    private void changed(FreshnessChanged change) {
        feedChanged(change.feed());
    }

    private void changed(FeedHealthChanged change) {
        feeds.clearCache();
        feedChanged(change.feed());
    }

    private void feedChanged(FeedId feed) {
        gather(Stream.of(FEED_QUEUE.of(), FEED.of(feed.source())));
    }

    private void changed(SetAsideSettled change) {
        gather(Stream.of(SET_ASIDE_QUEUE.of()));
    }

    private void changed(DeadlineDiscarded change) {
        gather(Stream.of(SET_ASIDE_QUEUE.of()));
    }

    /** Also of one that was set aside and is retried. */
    private void changed(DeadlineSet change) {
        gather(Stream.of(SET_ASIDE_QUEUE.of()));
    }

    private void changed(IdentitiesChanged change) {
        gather(customers(change.recordIds()));
    }

    private void changed(ContactLogged change) {
        gather(change.customerId().stream().map(CUSTOMER::of));
    }

    private void changed(ArticlesChanged change) {
        gather(Stream.of(ARTICLE_QUEUE.of(change.base())));
    }

    private void changed(ArticleReviewDue change) {
        gather(Stream.of(ARTICLE_QUEUE.of(change.base())));
    }

    private static Stream<String> customers(Collection<Long> ids) {
        return ids.stream().map(CUSTOMER::of);
    }

    private void gather(Stream<String> topics) {
        if (listeners.isEmpty()) {
            return;
        }
        Map<Boolean, List<String>> concerning =
                topics.filter(this::mayConcern).collect(Collectors.partitioningBy(TopicKind::isQueue));
        if (gathered.addAndWasEmpty(concerning.get(false))) {
            scheduler.schedule(this::notifyScreens, GATHERING_MILLIS, MILLISECONDS);
        }
        if (queues.addAndWasEmpty(concerning.get(true))) {
            scheduler.schedule(this::notifyQueues, untilQueues(), MILLISECONDS);
        }
    }

    private long untilQueues() {
        long pause = QUEUES_MILLIS - NANOSECONDS.toMillis(System.nanoTime() - queuesNotifiedAt.get());
        return Math.max(GATHERING_MILLIS, pause);
    }

    /** Changes of elements and outages notify the screens below them, which is looked up for all that were gathered at once. */
    private boolean mayConcern(String topic) {
        return shown.screens() > 0
                && (shown.isShown(topic) || TopicKind.isAll(topic) || ELEMENT.includes(topic) || isOutage(topic));
    }

    private static boolean isOutage(String topic) {
        return topic.startsWith(OUTAGE) || topic.startsWith(OUTAGE_PLAN);
    }

    private void notifyScreens() {
        List<String> changed = gathered.take();
        send(Stream.concat(changed.stream(), elementsAffected(changed)));
    }

    private void notifyQueues() {
        queuesNotifiedAt.set(System.nanoTime());
        send(queues.take().stream());
    }

    /** A device whose meters have lost supply may explain the loss of each below it, not only of the one that reports. */
    private void notifyAreas() {
        List<String> changed = meters.take();
        if (changed.contains(ELEMENT.all())) {
            send(Stream.of(ELEMENT.all()));
            return;
        }
        send(orEveryElement(
                () -> areas.above(elements(changed), device -> shown.isShown(TopicKind.element(device))).stream()));
        if (areas.areBehind()) {
            gatherMeters(changed);
        }
    }

    private synchronized void send(Stream<String> changed) {
        Map<String, List<String>> screens = shown.showing(changed.toList());
        if (!screens.isEmpty()) {
            listeners.forEach(listener -> listener.accept(screens));
        }
    }

    /** What a meter reports concerns all below the device that feeds it; an outage all below its device. */
    private Stream<String> elementsAffected(List<String> changed) {
        if (changed.contains(RECORD.all())) {
            return Stream.of(ELEMENT.all());
        }
        return orEveryElement(() -> Stream.of(
                        affected.feeding(elements(changed)),
                        affected.ofOutages(records(changed, OUTAGE)),
                        affected.ofPlans(records(changed, OUTAGE_PLAN)))
                .flatMap(List::stream));
    }

    private static Stream<String> orEveryElement(Supplier<Stream<ElementKey>> affected) {
        try {
            return affected.get().map(TopicKind::element);
        } catch (RuntimeException unavailable) {
            LOG.log(Level.WARNING, "screens refresh: affected elements not found", unavailable);
            return Stream.of(ELEMENT.all());
        }
    }

    private static List<ElementKey> elements(List<String> topics) {
        return topics.stream()
                .filter(topic -> ELEMENT.includes(topic) && !TopicKind.isAll(topic))
                .map(ELEMENT::subject)
                .map(subject -> new ElementKey(subject.get(0), subject.get(1)))
                .toList();
    }

    /** @param kind with the type of the records, of which the topics name source and key */
    private static List<RecordKey> records(List<String> topics, String kind) {
        return topics.stream()
                .filter(topic -> topic.startsWith(kind))
                .map(RECORD::subject)
                .map(subject -> new RecordKey(subject.get(1), subject.get(2)))
                .toList();
    }
}
