package org.switchboard.event;

import java.util.Optional;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;

/**
 * Somebody has decided about an event that a group had set aside. Screens show the decision; its notification, as any of
 * the event log, also wakes the group, which handles a replayed event at once.
 *
 * @param replayed the group handles it again; else it was discarded
 */
public record SetAsideSettled(String group, long eventId, boolean replayed, Optional<ChangeAuthor> by)
        implements Change {

    @Override
    public String eventKey() {
        return group + '/' + eventId;
    }
}
