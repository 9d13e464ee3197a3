package org.switchboard.access;

import java.util.Objects;
import java.util.Optional;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;

/** Fired when a user's password, roles or admission changed. */
public record UserChanged(String name, Optional<ChangeAuthor> by) implements Change {

    public UserChanged {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public String eventKey() {
        return name;
    }
}
