package org.switchboard.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.event.model.UnreadableEventException;
import org.switchboard.event.persistence.EventGroupTable;
import org.switchboard.event.persistence.EventLogTable;
import org.switchboard.event.persistence.EventRetryTable;
import org.switchboard.event.persistence.EventRetryTable.Retry;
import org.switchboard.event.persistence.EventWindow;
import org.switchboard.event.persistence.GroupPosition;

/**
 * Reads for one group on this node. Each step is a transaction: lock the group, handle events, move the position. When the
 * node stops, the database rolls the transaction back and releases the lock, and another node does the step. An event that
 * fails is tried again later, and those of its key wait behind it; other keys go on. Used by one thread.
 */
public final class EventGroupReader {

    private static final Logger LOG = Logger.getLogger(EventGroupReader.class.getName());

    private static final int MAX_ERROR_LENGTH = 2_000;

    private final EventConsumer consumer;
    private final String name;
    private final GroupSettings settings;
    private final EventLogTable log;
    private final EventGroupTable groups;
    private final EventRetryTable retries;
    private final EventTransactions transactions;
    private final Clock clock;
    private final Set<String> types;

    private boolean created;
    /** What the group handles on other nodes only: this node neither handles nor passes events of these types. */
    private Set<String> unknownTypes = Set.of();

    private boolean waitsForOtherNode;

    /** How many of the next events have a transaction each. Set after a batch has failed: then a failure undoes one event. */
    private int single;

    private volatile boolean stopped;

    EventGroupReader(
            EventConsumer consumer,
            EventLogTable log,
            EventGroupTable groups,
            EventRetryTable retries,
            EventTransactions transactions,
            Clock clock) {
        this.consumer = consumer;
        this.name = consumer.group();
        this.settings = consumer.settings();
        this.types = Set.copyOf(consumer.types());
        this.log = log;
        this.groups = groups;
        this.retries = retries;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a step is about to handle, for the report of its failure. */
    private static final class Step {
        LoggedEvent event;
        int attempts;
        GroupPosition position;
        EventWindow window;
        boolean retry;
    }

    /** What a step found. */
    private enum Found {
        OTHER_NODE,
        NOTHING,
        EVENTS
    }

    String name() {
        return name;
    }

    /** Events that are being handled are finished, or rolled back; no others are begun. */
    void stop() {
        stopped = true;
    }

    /** From now on the group gets what is committed, if it is a new one. */
    void create() {
        if (!created) {
            run(() -> {
                groups.register(name, types);
                return null;
            });
            created = true;
        }
    }

    /**
     * Handles one event that is due again, and a batch of new ones.
     *
     * @param longest to wait when there is nothing to do
     * @return after what time to call again; earlier when something is published
     */
    Duration round(Duration longest) {
        create();
        if (!consumer.isReady()) {
            return longest;
        }
        Found again = step(this::retryOne);
        if (again == Found.OTHER_NODE || stopped) {
            return longest;
        }
        if (!created) {
            return Duration.ZERO;
        }
        Found fresh = step(this::readBatch);
        if (again == Found.EVENTS || fresh == Found.EVENTS) {
            return Duration.ZERO;
        }
        return retries.nextAttempt(name, unknownTypes)
                .map(next -> Duration.between(clock.instant(), next))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .filter(wait -> wait.compareTo(longest) < 0)
                .orElse(longest);
    }

    @FunctionalInterface
    private interface Work {
        Found of(Step step) throws Exception;
    }

    private Found step(Work work) {
        Step step = new Step();
        try {
            return transactions.run(() -> work.of(step));
        } catch (Exception failure) {
            if (step.event == null) {
                throw failed(failure);
            }
            return fail(step, failure);
        }
    }

    private Found retryOne(Step step) throws Exception {
        if (!groups.lock(name)) {
            return Found.OTHER_NODE;
        }
        if (position().isEmpty()) {
            return beginAnew();
        }
        Optional<Retry> due = retries.due(name, clock.instant(), unknownTypes);
        if (due.isEmpty()) {
            return Found.NOTHING;
        }
        step.retry = true;
        step.event = due.get().event();
        step.attempts = due.get().attempts();
        handle(step.event);
        retries.remove(name, step.event.id());
        return Found.EVENTS;
    }

    private Found readBatch(Step step) throws Exception {
        if (!groups.lock(name)) {
            return Found.OTHER_NODE;
        }
        Optional<GroupPosition> stored = position();
        if (stored.isEmpty()) {
            return beginAnew();
        }
        GroupPosition position = stored.get();
        // the window is asked for before anything is written, so that its snapshot does not show this transaction
        EventWindow window =
                position.window().isRead() ? log.windowAfter(position.window().reading()) : position.window();
        if (window.isRead()) {
            return Found.NOTHING;
        }
        step.position = position;
        step.window = window;
        int limit = single > 0 ? 1 : settings.batchSize();
        Set<String> wanted = new HashSet<>(types);
        wanted.addAll(unknownTypes);
        List<LoggedEvent> events = log.read(window, wanted, limit);
        List<LoggedEvent> known = events.stream()
                .takeWhile(event -> !unknownTypes.contains(event.type()))
                .toList();
        if (known.isEmpty() && !events.isEmpty()) {
            return leaveUnknown(events.get(0));
        }
        waitsForOtherNode = false;
        long passed = handle(known, step);
        boolean all =
                events.isEmpty() || passed == events.get(events.size() - 1).id() && events.size() < limit;
        groups.advance(name, position.version(), window.readTo(all ? window.lastId() : passed));
        single = Math.max(0, single - 1);
        return Found.EVENTS;
    }

    private Optional<GroupPosition> position() {
        Optional<GroupPosition> position = groups.position(name);
        unknownTypes = position.stream()
                .flatMap(stored -> stored.types().stream())
                .filter(type -> !types.contains(type))
                .collect(Collectors.toUnmodifiableSet());
        return position;
    }

    private Found beginAnew() {
        LOG.log(Level.WARNING, "event group {0} was removed while this node reads it, and begins anew", name);
        created = false;
        return Found.EVENTS;
    }

    private Found leaveUnknown(LoggedEvent event) {
        LOG.log(
                waitsForOtherNode ? Level.FINE : Level.WARNING,
                "event group {0} waits for a node that handles the type {1}, which this node does not know",
                new Object[] {name, event.type()});
        waitsForOtherNode = true;
        return Found.OTHER_NODE;
    }

    /** @return the id of the last one that was handled, or put behind the one that its key waits for */
    private long handle(List<LoggedEvent> events, Step step) throws Exception {
        Map<String, Instant> waiting =
                retries.waiting(name, events.stream().map(LoggedEvent::key).collect(Collectors.toSet()));
        Instant end = clock.instant().plus(settings.batchTime());
        long passed = 0;
        for (LoggedEvent event : events) {
            if (passed > 0 && (stopped || clock.instant().isAfter(end))) {
                break;
            }
            Instant firstIsDue = waiting.get(event.key());
            if (firstIsDue != null) {
                retries.keepBehind(name, event, firstIsDue);
            } else {
                step.event = event;
                handle(event);
            }
            passed = event.id();
        }
        return passed;
    }

    private void handle(LoggedEvent event) throws Exception {
        if (types.contains(event.type())) {
            try {
                consumer.handle(event);
            } catch (Error broken) {
                // a class that is missing, a recursion without end: this event fails, and the reader goes on
                throw new IllegalStateException("handler failed", broken);
            }
        }
    }

    private Found fail(Step step, Exception failure) {
        if (stopped) {
            return Found.NOTHING;
        }
        if (!step.retry && single == 0 && settings.batchSize() > 1) {
            // the next steps handle one event each, so that only the events that fail are tried again later
            single = settings.batchSize();
            return Found.EVENTS;
        }
        return run(() -> record(step, failure));
    }

    private Found record(Step step, Exception failure) {
        if (!groups.lock(name)) {
            return Found.OTHER_NODE; // which tries it now
        }
        int attempts = step.attempts + 1;
        LoggedEvent event = step.event;
        String error = describe(failure);
        if (step.retry) {
            retries.remove(name, event.id());
        } else {
            groups.advance(name, step.position.version(), step.window.readTo(event.id()));
            single = Math.max(0, single - 1);
        }
        Instant now = clock.instant();
        boolean givenUp = attempts >= settings.maxAttempts() || failure instanceof UnreadableEventException;
        if (givenUp) {
            retries.setAside(name, event, attempts, error, now);
        } else {
            retries.keepFailed(name, event, attempts, now.plus(settings.delayAfter(attempts)), error);
        }
        LOG.log(
                givenUp ? Level.WARNING : Level.INFO,
                "event {0} group={1} event={2} type={3} key={4} attempts={5} error={6}",
                new Object[] {
                    givenUp ? "set-aside" : "failed",
                    name,
                    String.valueOf(event.id()),
                    event.type(),
                    event.key(),
                    attempts,
                    error
                });
        return Found.EVENTS;
    }

    private <T> T run(Callable<T> action) {
        try {
            return transactions.run(action);
        } catch (Exception failure) {
            throw failed(failure);
        }
    }

    private static RuntimeException failed(Exception failure) {
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }

    private static String describe(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String text = cause.toString().replace('\u0000', '\u2400');
        return text.length() <= MAX_ERROR_LENGTH ? text : text.substring(0, MAX_ERROR_LENGTH) + "…";
    }
}
