package org.switchboard.identity;

import java.util.Optional;
import java.util.Set;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;

/** Fired when records became one customer or were parted again. */
public record IdentitiesChanged(Set<Long> recordIds, Optional<ChangeAuthor> by) implements Change {

    public IdentitiesChanged {
        recordIds = Set.copyOf(recordIds);
    }

    @Override
    public String eventKey() {
        return recordIds.stream().min(Long::compare).map(String::valueOf).orElse("");
    }
}
