package org.switchboard.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.function.Supplier;
import org.switchboard.access.model.Actor;
import org.switchboard.outbox.model.Destination;
import org.switchboard.outbox.persistence.OutboxTable;

/** Where features enqueue messages to other systems. */
@ApplicationScoped
public class Outbox {

    private OutboxTable table;
    private Event<MessagesDue> changes;
    private Clock clock;

    protected Outbox() {
        // for the container's proxy
    }

    @Inject
    public Outbox(OutboxTable table, Event<MessagesDue> changes, Clock clock) {
        this.table = table;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Enqueues a message for every destination of the type, except the system that reported the change.
     * Commits with the caller's transaction, in which no other may change the object of the key, so that messages
     * of a key are stored in the order of the changes. Without such a destination this is one small query.
     *
     * @param recordType such as {@code work-order}
     * @param key of the object that the message describes
     * @param sequence grows with each change of what has the key
     * @param origin who made the change; a system that reported it gets no message
     * @param payload what is now the case, whole, so that a system that missed something catches up with the next message
     */
    @Transactional(TxType.MANDATORY)
    public void enqueue(String recordType, String key, long sequence, Actor origin, Supplier<JsonNode> payload) {
        table.destinations(recordType).stream()
                .filter(name -> !origin.isSource(name))
                .map(name -> new Destination(name, recordType))
                .forEach(destination -> {
                    table.add(destination, key, sequence, payload.get().toString(), clock.instant());
                    changes.fire(new MessagesDue(destination, origin.author()));
                });
    }
}
