package org.switchboard.privacy;

import java.util.Optional;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;

/** Fired when a person was erased: what nodes hold in memory may be about them. */
public record PersonErased(long erasure, Optional<ChangeAuthor> by) implements Change {

    @Override
    public String eventKey() {
        return "erasure/" + erasure;
    }
}
