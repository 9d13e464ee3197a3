package org.switchboard.knowledge;

import java.util.Optional;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;

/** Fired when what agents can find changed. */
public record ArticlesChanged(String base, Optional<ChangeAuthor> by) implements Change {

    @Override
    public String eventKey() {
        return base;
    }
}
