package org.switchboard.access;

import org.switchboard.event.Change;

/** Fired when a user's password, roles or admission changed. */
public record UserChanged(String name) implements Change {
    @Override
    public String eventKey() {
        return name;
    }
}
