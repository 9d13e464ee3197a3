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
    /** While another node has what is due in hand. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    /** What asks to be left alone for longer is asked again all the same; for less, after our own pause. */
    private static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(15);

    /** Takes a message to its destination. */
    public interface MessageSender {

        /** @return what became of it; never throws for a reason that lies with the message or the destination */
        Outcome carry(OutboxMessage message);
    }

    private final Deliveries deliveries;
    private final Destination destination;
    private final Backoff backoff;
    private final Clock clock;
    private final MessageSender carrier;

    private final Set<String> failedInARow = new HashSet<>();
    private int failuresWhileAway;
    private Instant leftAloneUntil = Instant.MIN;
    private final WakeUp wakeUp = new WakeUp();
    private volatile boolean stopped;

    public OutboxDispatcher(
            Deliveries deliveries, Destination destination, Backoff backoff, Clock clock, MessageSender carrier) {
        this.deliveries = deliveries;
        this.destination = destination;
        this.backoff = backoff;
        this.clock = clock;
        this.carrier = carrier;
    }

    /**
     * Delivers until it is stopped: at once what was enqueued on any node, in its time what is to be tried again.
     *
     * @param lookInterval the longest time between two looks at the database, for what this node was not told
     */
    public void run(Duration lookInterval) {
        Runnable wake = wakeUp::call;
        deliveries.listen(destination, wake);
        try {
            boolean failing = false;
            while (!stopped) {
                Duration pause = RETRY_WHEN_DATABASE_UNAVAILABLE;
                try {
                    pause = round() ? Duration.ZERO : untilNext(lookInterval);
                    failing = false;
                } catch (RuntimeException databaseUnavailable) {
                    LOG.log(
                            failing || stopped ? Level.FINE : Level.WARNING,
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
            deliveries.forget(destination, wake);
        }
    }

    private Duration untilNext(Duration longest) {
        Instant now = clock.instant();
        Duration next = now.isBefore(leftAloneUntil)
                ? Duration.between(now, leftAloneUntil)
                : deliveries.untilNext(destination).orElse(longest);
        if (next.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return next.compareTo(longest) < 0 ? next : longest;
    }

    /** Delivers what is due, once around. @return whether there may be more to do at once */
    public boolean round() {
        if (clock.instant().isBefore(leftAloneUntil)) {
            return false;
        }
        List<Claimed> claimed = deliveries.claim(destination, isAway() ? 1 : AT_ONCE, LEASE);
        for (int i = 0; i < claimed.size(); i++) {
            if (stopped || clock.instant().isBefore(leftAloneUntil)) {
                deliveries.giveBack(claimed.subList(i, claimed.size()));
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
        if (!deliveries.hold(claimed, LEASE)) {
            return; // somebody has set it aside, or another node has it
        }
        OutboxMessage message = claimed.message();
        Outcome outcome = carrier.carry(message);
        if (outcome instanceof Outcome.Delivered) {
            deliveries.delivered(claimed);
            answered();
        } else if (outcome instanceof Outcome.Unwanted unwanted) {
            deliveries.unwanted(claimed, unwanted.reason());
        } else if (outcome instanceof Outcome.Refused refused) {
            log(Level.WARNING, "refused", message, refused.reason());
            deliveries.refused(claimed, refused.reason());
            answered();
        } else if (outcome instanceof Outcome.Failed failed) {
            log(Level.INFO, "failed", message, failed.reason());
            fail(claimed, failed);
        }
    }

    private void fail(Claimed claimed, Outcome.Failed failed) {
        Duration pause = backoff.after(claimed.message().attempts() + 1, ThreadLocalRandom.current());
        Optional<Duration> wish = failed.notBefore()
                .filter(wished -> wished.compareTo(pause) > 0)
                .map(wished -> wished.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : wished);
        deliveries.failed(claimed, failed.reason(), wish.orElse(pause));
        wish.ifPresent(this::leaveAlone);
        failedInARow.add(claimed.message().key());
        if (isAway()) {
            failuresWhileAway++;
            leaveAlone(backoff.after(failuresWhileAway, ThreadLocalRandom.current()));
        }
    }

    /** A refusal is an answer, too. */
    private void answered() {
        if (isAway()) {
            deliveries.answersAgain(destination);
        }
        failedInARow.clear();
        failuresWhileAway = 0;
    }

    private boolean isAway() {
        return failedInARow.size() >= FAILED_KEYS_UNTIL_UNAVAILABLE;
    }

    private void leaveAlone(Duration pause) {
        Instant until = clock.instant().plus(pause);
        if (until.isAfter(leftAloneUntil)) {
            leftAloneUntil = until;
        }
    }

    private void log(Level level, String what, OutboxMessage message, String reason) {
        LOG.log(level, "outbox {0} destination={1} key={2} message={3} reason={4}", new Object[] {
            what, destination.name(), message.key(), String.valueOf(message.id()), reason
        });
    }
}
