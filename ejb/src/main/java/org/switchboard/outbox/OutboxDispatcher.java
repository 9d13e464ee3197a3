package org.switchboard.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.database.SqlState;
import org.switchboard.event.WakeUp;
import org.switchboard.outbox.Deliveries.Claimed;
import org.switchboard.outbox.model.Destination;
import org.switchboard.outbox.model.OutboxMessage;
import org.switchboard.shared.Backoff;

/**
 * Delivers the messages of one destination, one after the other. A message that fails waits longer and longer, and those
 * behind it of the same key with it; other keys go on. When several keys have failed in a row it is the destination that
 * is away: then one message at a time is tried, with pauses, until one gets through and all others are due at once. Used
 * by one thread.
 */
public final class OutboxDispatcher {

    private static final Logger LOG = Logger.getLogger(OutboxDispatcher.class.getName());

    private static final int AT_ONCE = 20;
    /** Longer than a try takes with the longest time limits that make sense. */
    private static final Duration LEASE = Duration.ofMinutes(2);
    /** So many keys one after the other do not fail by their own fault. */
    private static final int FAILED_KEYS_UNTIL_UNAVAILABLE = 3;

    private static final Duration RETRY_WHEN_DATABASE_UNAVAILABLE = Duration.ofSeconds(5);
    /** While another node processes what is due. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    /** What asks to be left alone for longer is asked again all the same; for less, after our own pause. */
    private static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(15);

    /** Takes a message to its destination. */
    public interface MessageSender {

        /** @return what became of it; never throws for a reason that lies with the message or the destination */
        Outcome send(OutboxMessage message);
    }

    private final Deliveries deliveries;
    private final Destination destination;
    private final Backoff backoff;
    private final Clock clock;
    private final MessageSender sender;

    private final Set<String> failedInARow = new HashSet<>();
    private int failuresWhileUnavailable;
    private Instant pausedUntil = Instant.MIN;
    private final WakeUp wakeUp = new WakeUp();
    private volatile boolean stopped;

    public OutboxDispatcher(
            Deliveries deliveries, Destination destination, Backoff backoff, Clock clock, MessageSender sender) {
        this.deliveries = deliveries;
        this.destination = destination;
        this.backoff = backoff;
        this.clock = clock;
        this.sender = sender;
    }

    /**
     * Delivers until it is stopped: at once what was enqueued on any node, in its time what is to be tried again.
     *
     * @param checkInterval the longest time between two queries of the database, for messages without notification on this node
     */
    public void run(Duration checkInterval) {
        Runnable wake = wakeUp::call;
        deliveries.addListener(destination, wake);
        try {
            boolean failing = false;
            while (!stopped) {
                Duration pause = RETRY_WHEN_DATABASE_UNAVAILABLE;
                try {
                    pause = round() ? Duration.ZERO : untilNext(checkInterval);
                    failing = false;
                } catch (RuntimeException databaseUnavailable) {
                    LOG.log(
                            failing || stopped || SqlState.isOutage(databaseUnavailable) ? Level.FINE : Level.WARNING,
                            "outbox not read destination=" + destination.name(),
                            databaseUnavailable);
                    failing = true;
                }
                if (!pause.isZero() && !stopped) {
                    wakeUp.await(pause);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            deliveries.removeListener(destination, wake);
        }
    }

    private Duration untilNext(Duration longest) {
        Instant now = clock.instant();
        Duration next = now.isBefore(pausedUntil)
                ? Duration.between(now, pausedUntil)
                : deliveries.untilNext(destination).orElse(longest);
        if (next.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return next.compareTo(longest) < 0 ? next : longest;
    }

    /** Delivers what is due, once around. @return whether there may be more to do at once */
    public boolean round() {
        if (clock.instant().isBefore(pausedUntil)) {
            return false;
        }
        List<Claimed> claimed = deliveries.claim(destination, isUnavailable() ? 1 : AT_ONCE, LEASE);
        for (int i = 0; i < claimed.size(); i++) {
            if (stopped || clock.instant().isBefore(pausedUntil)) {
                deliveries.release(claimed.subList(i, claimed.size()));
                return false;
            }
            deliver(claimed.get(i));
        }
        return !claimed.isEmpty();
    }

    /** What is on its way may arrive; nothing else is begun. */
    public void stop() {
        stopped = true;
        wakeUp.call();
    }

    private void deliver(Claimed claimed) {
        if (!deliveries.extendLease(claimed, LEASE)) {
            return; // somebody has set it aside, or another node has it
        }
        OutboxMessage message = claimed.message();
        Outcome outcome = outcome(message);
        if (outcome instanceof Outcome.Delivered) {
            deliveries.delivered(claimed);
            answered();
        } else if (outcome instanceof Outcome.NotNeeded notNeeded) {
            deliveries.notNeeded(claimed, notNeeded.reason());
        } else if (outcome instanceof Outcome.Refused refused) {
            log(Level.WARNING, "refused", message, refused.reason());
            deliveries.refused(claimed, refused.reason());
            answered();
        } else if (outcome instanceof Outcome.Failed failed) {
            log(Level.INFO, "failed", message, failed.reason());
            fail(claimed, failed);
        }
    }

    /** A message whose making ends in an error fails alone; the other messages of the destination are delivered. */
    private Outcome outcome(OutboxMessage message) {
        try {
            return sender.send(message);
        } catch (RuntimeException | StackOverflowError | LinkageError broken) {
            return new Outcome.Failed(String.valueOf(broken), Optional.empty());
        }
    }

    private void fail(Claimed claimed, Outcome.Failed failed) {
        Duration pause = backoff.after(claimed.message().attempts() + 1, ThreadLocalRandom.current());
        Optional<Duration> requestedDelay = failed.notBefore()
                .filter(wished -> wished.compareTo(pause) > 0)
                .map(wished -> wished.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : wished);
        deliveries.failed(claimed, failed.reason(), requestedDelay.orElse(pause));
        requestedDelay.ifPresent(this::pause);
        failedInARow.add(claimed.message().key());
        if (isUnavailable()) {
            failuresWhileUnavailable++;
            pause(backoff.after(failuresWhileUnavailable, ThreadLocalRandom.current()));
        }
    }

    /** A refusal is an answer, too. */
    private void answered() {
        if (isUnavailable()) {
            deliveries.answersAgain(destination);
        }
        failedInARow.clear();
        failuresWhileUnavailable = 0;
    }

    private boolean isUnavailable() {
        return failedInARow.size() >= FAILED_KEYS_UNTIL_UNAVAILABLE;
    }

    private void pause(Duration pause) {
        Instant until = clock.instant().plus(pause);
        if (until.isAfter(pausedUntil)) {
            pausedUntil = until;
        }
    }

    private void log(Level level, String what, OutboxMessage message, String reason) {
        LOG.log(level, "outbox {0} destination={1} key={2} message={3} reason={4}", new Object[] {
            what, destination.name(), message.key(), String.valueOf(message.id()), reason
        });
    }
}
