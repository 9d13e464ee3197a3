package org.switchboard.identity;

import java.util.Set;

/** Fired when records became one customer or were parted again; observe it after success of the transaction. */
public record IdentitiesChanged(Set<Long> recordIds) {

    public IdentitiesChanged {
        recordIds = Set.copyOf(recordIds);
    }
}
