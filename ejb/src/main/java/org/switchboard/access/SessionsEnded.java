package org.switchboard.access;

import java.util.Objects;
import java.util.Optional;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;

/** Fired when one or all sessions of a user ended other than by time, so that each node ends what it holds of them. */
public record SessionsEnded(String name, Optional<ChangeAuthor> by) implements Change {

    public SessionsEnded {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public String eventKey() {
        return name;
    }
}
