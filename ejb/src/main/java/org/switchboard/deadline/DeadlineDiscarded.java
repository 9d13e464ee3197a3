package org.switchboard.deadline;

import java.util.Optional;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;

/** Somebody has deleted a deadline that was set aside. */
public record DeadlineDiscarded(String kind, String subject, Optional<ChangeAuthor> by) implements Change {

    @Override
    public String eventKey() {
        return kind + '/' + subject;
    }
}
