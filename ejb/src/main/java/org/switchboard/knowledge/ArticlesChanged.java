package org.switchboard.knowledge;

import org.switchboard.event.model.Change;

/** Fired when what agents can find changed. */
public record ArticlesChanged(String base) implements Change {

    @Override
    public String eventKey() {
        return base;
    }
}
