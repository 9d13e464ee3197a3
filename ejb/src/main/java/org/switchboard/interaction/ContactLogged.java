package org.switchboard.interaction;

import java.util.Optional;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;

/** Fired when an agent logged a contact. */
public record ContactLogged(long interactionId, Optional<Long> customerId, Optional<ChangeAuthor> by)
        implements Change {
    @Override
    public String eventKey() {
        return String.valueOf(interactionId);
    }
}
