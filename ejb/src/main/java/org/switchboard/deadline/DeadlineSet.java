package org.switchboard.deadline;

import java.util.Optional;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;

/** A deadline was set that is due so soon that no node should wait for its next look. */
public record DeadlineSet(String kind, String subject, Optional<ChangeAuthor> by) implements Change {

    @Override
    public String eventKey() {
        return kind + '/' + subject;
    }
}
