package org.switchboard.troubleticket;

import java.util.Optional;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;

/** The moment has come for which a callback was agreed. */
public record CallbackDue(long callbackId, long ticketId, Optional<Long> customerId, Optional<ChangeAuthor> by)
        implements Change {

    @Override
    public String eventKey() {
        return String.valueOf(ticketId);
    }
}
