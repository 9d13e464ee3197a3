package org.switchboard.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.database.SqlState;
import org.switchboard.event.persistence.EventGroupTable;
import org.switchboard.event.persistence.EventLogTable;
import org.switchboard.event.persistence.EventNotifications;
import org.switchboard.event.persistence.EventRetryTable;

/**
 * The readers of this node. Each has a thread of its own, so that a slow or failing one delays no other. Readers wait for
 * notifications of the database, and look every few seconds whether one was missed.
 */
@ApplicationScoped
public class EventDispatcher {

    private static final Logger LOG = Logger.getLogger(EventDispatcher.class.getName());

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(5);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final List<Reader> readers = new CopyOnWriteArrayList<>();
    private final Set<String> groupNames = ConcurrentHashMap.newKeySet();

    private EventLogTable log;
    private EventGroupTable groups;
    private EventRetryTable retries;
    private EventTransactions transactions;
    private EventNotifications notifications;
    private Clock clock;
    private Duration pollInterval = POLL_INTERVAL;

    private ThreadFactory threads;
    private Thread listener;

    protected EventDispatcher() {
        // for the container's proxy
    }

    @Inject
    public EventDispatcher(
            EventLogTable log,
            EventGroupTable groups,
            EventRetryTable retries,
            EventTransactions transactions,
            EventNotifications notifications,
            Clock clock) {
        this.log = log;
        this.groups = groups;
        this.retries = retries;
        this.transactions = transactions;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** How long readers wait at most without a notification. */
    void setPollInterval(Duration interval) {
        pollInterval = interval;
    }

    /** Readers that are added before get their threads now, others when they are added. */
    public synchronized void start(ThreadFactory threadFactory) {
        threads = threadFactory;
        readers.forEach(this::begin);
    }

    /** Ends all readers; an event that is being handled is finished first, or rolled back. */
    public synchronized void stop() {
        readers.forEach(Reader::stop);
        notifications.stop();
        List<Thread> running =
                new ArrayList<>(readers.stream().map(reader -> reader.thread).toList());
        running.add(listener);
        running.forEach(EventDispatcher::join);
        readers.clear();
        groupNames.clear();
        threads = null;
        listener = null;
    }

    /** This node takes part in the group's work. */
    public synchronized void register(EventConsumer consumer) {
        groupNames.add(consumer.group());
        EventGroupReader reader = new EventGroupReader(consumer, log, groups, retries, transactions, clock);
        add(new Reader(
                "event-group-" + consumer.group(), reader::create, () -> reader.round(pollInterval), reader::stop));
    }

    /** Whether this node takes part in the group's work. */
    public boolean reads(String group) {
        return groupNames.contains(group);
    }

    /** The listener receives what is committed from now on. */
    public synchronized void addListener(String name, BroadcastListener wanted) {
        BroadcastReader reader = new BroadcastReader(wanted, log);
        add(new Reader(
                "event-broadcast-" + name,
                reader::start,
                () -> {
                    reader.round();
                    return pollInterval;
                },
                reader::stop));
    }

    private void add(Reader reader) {
        readers.add(reader);
        if (threads != null) {
            begin(reader);
        }
    }

    private void begin(Reader reader) {
        if (listener == null) {
            listener = threads.newThread(
                    () -> notifications.listen(() -> readers.forEach(each -> each.wakeUp.call()), pollInterval));
            listener.setName("event-notifications");
            notifications.start();
            listener.start();
        }
        reader.prepare();
        reader.thread = threads.newThread(reader);
        reader.thread.setName(reader.name);
        reader.thread.start();
    }

    private static void join(Thread thread) {
        try {
            if (thread != null) {
                thread.join(STOP_TIMEOUT.toMillis());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Calls one reader again and again; whatever fails is tried again after the usual wait. */
    private final class Reader implements Runnable {

        private final String name;
        private final Runnable first;
        private final Supplier<Duration> round;
        private final Runnable stopRound;
        private final WakeUp wakeUp = new WakeUp();
        private volatile boolean stopped;
        private Thread thread;

        Reader(String name, Runnable first, Supplier<Duration> round, Runnable stopRound) {
            this.name = name;
            this.first = first;
            this.round = round;
            this.stopRound = stopRound;
        }

        /** Fixes where the reader begins before it has its thread; without a database its first round does so. */
        void prepare() {
            try {
                first.run();
            } catch (RuntimeException unavailable) {
                LOG.log(Level.WARNING, "{0} begins later: {1}", new Object[] {name, unavailable.getMessage()});
            }
        }

        void stop() {
            stopped = true;
            stopRound.run();
            wakeUp.call();
        }

        @Override
        public void run() {
            boolean failing = false;
            while (!stopped) {
                Duration wait = pollInterval;
                try {
                    wait = round.get();
                    failing = false;
                } catch (RuntimeException | Error unavailable) {
                    LOG.log(
                            failing || SqlState.isOutage(unavailable) ? Level.FINE : Level.WARNING,
                            name + " failed, tried again",
                            unavailable);
                    failing = true;
                }
                try {
                    if (!wait.isZero() && !stopped) {
                        wakeUp.await(wait);
                    }
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
