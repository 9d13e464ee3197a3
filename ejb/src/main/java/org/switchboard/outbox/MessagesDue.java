package org.switchboard.outbox;

import org.switchboard.event.model.Change;
import org.switchboard.outbox.model.Destination;

/** Messages for a destination may be due: new ones, or some that somebody decided about. */
public record MessagesDue(Destination destination) implements Change {

    @Override
    public String eventKey() {
        return destination.name();
    }
}
