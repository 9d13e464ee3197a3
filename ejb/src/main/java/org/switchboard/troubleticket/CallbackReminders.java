package org.switchboard.troubleticket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.deadline.DeadlineHandler;
import org.switchboard.deadline.Deadlines;
import org.switchboard.deadline.model.Deadline;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.troubleticket.persistence.AgreedCallbacks;
import org.switchboard.troubleticket.persistence.AgreedCallbacks.AgreedCallback;

/**
 * Sets a deadline for each callback for which a time was agreed, in the transaction that agrees on it, and notifies open
 * screens when the moment has come.
 */
@ApplicationScoped
public class CallbackReminders implements DeadlineHandler {

    static final String KIND = "callback";

    private AgreedCallbacks callbacks;
    private Deadlines deadlines;
    private Event<CallbackDue> changes;
    private Clock clock;

    protected CallbackReminders() {
        // for the container's proxy
    }

    @Inject
    public CallbackReminders(AgreedCallbacks callbacks, Deadlines deadlines, Event<CallbackDue> changes, Clock clock) {
        this.callbacks = callbacks;
        this.deadlines = deadlines;
        this.changes = changes;
        this.clock = clock;
    }

    /** Every change of a ticket is fired after it was written, so none that agrees on a callback is missed. */
    void follow(@Observes TicketsChanged change) {
        callbacks.dueAfter(clock.instant(), change.ticketIds()).forEach(this::remind);
    }

    private void remind(AgreedCallback callback) {
        deadlines.set(
                KIND,
                String.valueOf(callback.id()),
                callback.dueAt(),
                JsonNodeFactory.instance.objectNode(),
                new ChangeAuthor(callback.promisedBy().orElse(""), Actor.Origin.PERSON.name()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Nothing when the customer was reached before, or another moment was agreed. */
    @Override
    public void due(Deadline deadline) {
        callbacks
                .find(Long.parseLong(deadline.subject()))
                .filter(callback -> callback.dueAt().equals(deadline.dueAt()))
                .ifPresent(callback -> changes.fire(new CallbackDue(
                        callback.id(), callback.ticketId(), callback.customerId(), Optional.of(deadline.actor()))));
    }
}
