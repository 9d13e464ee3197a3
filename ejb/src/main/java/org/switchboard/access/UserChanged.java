package org.switchboard.access;

import java.util.Objects;
import org.switchboard.event.model.Change;

/** Fired when a user's password, roles or admission changed. */
public record UserChanged(String name) implements Change {

    public UserChanged {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public String eventKey() {
        return name;
    }
}
