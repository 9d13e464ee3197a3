package org.switchboard.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.switchboard.access.model.Actor;
import org.switchboard.outbox.DeliveryAttempted.Result;
import org.switchboard.outbox.model.Destination;
import org.switchboard.outbox.model.OutboxMessage;
import org.switchboard.outbox.persistence.OutboxTable;

/**
 * What routes need to deliver messages. Who claims a message has it for a while; when it fails, the next one to claim
 * gets it, with the same idempotency key. Two nodes never get the same message at once.
 */
@ApplicationScoped
public class Deliveries {

    private static final Actor DELIVERIES = Actor.system("outbox-deliveries");

    private static final int LONGEST_REASON = 1_000;

    private OutboxTable table;
    private Event<DeliveryAttempted> tries;
    private Event<MessagesDue> changes;
    private OutboxWakeUps wakeUps;
    private Clock clock;

    protected Deliveries() {
        // for the container's proxy
    }

    @Inject
    public Deliveries(
            OutboxTable table,
            Event<DeliveryAttempted> tries,
            Event<MessagesDue> changes,
            OutboxWakeUps wakeUps,
            Clock clock) {
        this.table = table;
        this.tries = tries;
        this.changes = changes;
        this.wakeUps = wakeUps;
        this.clock = clock;
    }

    /**
     * A message that its claimer may deliver.
     *
     * @param lease by which it is theirs
     */
    public record Claimed(OutboxMessage message, UUID lease) {}

    /**
     * These are now the destinations of a route file, all of them; none when the file was taken away. What waits for a
     * destination that no file declares goes on waiting, and nothing more is written for it.
     *
     * @param file path, relative to the folder of the source files
     */
    @Transactional
    public void declared(String file, Set<Destination> destinations) {
        table.declared(file, destinations, clock.instant());
    }

    /**
     * The messages that are due, of each key the first one only, those due longest first.
     *
     * @param most so many at most
     * @param lease how long no other node gets them
     */
    @Transactional
    public List<Claimed> claim(Destination destination, int most, Duration lease) {
        UUID mine = UUID.randomUUID();
        return table.claim(destination, most, mine, clock.instant(), lease).stream()
                .map(message -> new Claimed(message, mine))
                .toList();
    }

    /**
     * How long until a message can be claimed that is the first of its key; zero when one can be now, empty while nothing
     * waits.
     */
    @Transactional
    public Optional<Duration> untilNext(Destination destination) {
        return table.nextAttempt(destination)
                .map(next -> Duration.between(clock.instant(), next))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    /** From now on, messages that become due by what happens on any node are notified here; not those that are due by time. */
    public void addListener(Destination destination, Runnable wake) {
        wakeUps.addListener(destination, wake);
    }

    public void removeListener(Destination destination, Runnable wake) {
        wakeUps.removeListener(destination, wake);
    }

    /** Whether the message is still the claimer's to deliver; from now on for as long as with the claim. */
    @Transactional
    public boolean extendLease(Claimed claimed, Duration lease) {
        return table.extendLease(
                claimed.message().id(), claimed.lease(), clock.instant().plus(lease));
    }

    /** The other system has accepted it. */
    @Transactional
    public void delivered(Claimed claimed) {
        table.delivered(claimed.message().id(), clock.instant());
        publish(claimed, Result.DELIVERED);
    }

    /** Sets the message aside because no delivery is needed, for this reason. */
    @Transactional
    public void notNeeded(Claimed claimed, String reason) {
        table.setAside(claimed.message().id(), shortened(reason), clock.instant());
    }

    /** To be tried again. */
    @Transactional
    public void failed(Claimed claimed, String reason, Duration pause) {
        table.failed(
                claimed.message().id(),
                claimed.lease(),
                shortened(reason),
                clock.instant().plus(pause));
        publish(claimed, Result.FAILED);
    }

    /** The other system will never take it as it is. */
    @Transactional
    public void refused(Claimed claimed, String reason) {
        table.refused(claimed.message().id(), claimed.lease(), shortened(reason));
        publish(claimed, Result.REFUSED);
    }

    /** Was not tried, and can be claimed again. */
    @Transactional
    public void release(List<Claimed> untried) {
        untried.forEach(claimed -> table.release(claimed.message().id(), claimed.lease()));
        untried.stream()
                .map(claimed -> claimed.message().destination())
                .distinct()
                .forEach(destination -> changes.fire(new MessagesDue(destination, DELIVERIES.author())));
    }

    /** The destination answers again: whatever waits for a later try is due now. */
    @Transactional
    public void answersAgain(Destination destination) {
        table.makeDue(destination, clock.instant());
    }

    private void publish(Claimed claimed, Result result) {
        tries.fire(new DeliveryAttempted(claimed.message().destination(), result));
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }
}
