package org.switchboard.outbox;

import java.util.Optional;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.outbox.model.Destination;

/** Messages for a destination may be due: new ones, or some that a user decided about. */
public record MessagesDue(Destination destination, Optional<ChangeAuthor> by) implements Change {

    @Override
    public String eventKey() {
        return destination.name();
    }
}
