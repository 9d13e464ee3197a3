package org.switchboard.deadline;

import org.switchboard.event.model.Change;

/** A deadline was set that is due so soon that no node should wait for its next look. */
public record DeadlineSet(String kind, String subject) implements Change {

    @Override
    public String eventKey() {
        return kind + '/' + subject;
    }
}
