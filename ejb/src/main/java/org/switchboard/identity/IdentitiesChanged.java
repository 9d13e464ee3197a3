package org.switchboard.identity;

import java.util.Set;
import org.switchboard.event.model.Change;

/** Fired when records became one customer or were parted again. */
public record IdentitiesChanged(Set<Long> recordIds) implements Change {

    public IdentitiesChanged {
        recordIds = Set.copyOf(recordIds);
    }

    @Override
    public String eventKey() {
        return "identities";
    }
}
