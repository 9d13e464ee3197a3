package org.switchboard.troubleticket.model;

import java.util.Optional;

/** Port: the agreed callbacks. */
public interface Callbacks {

    Optional<Callback> find(long id);

    /** Writes a change now; refuses it when another user changed the callback meanwhile. */
    void changed(Callback callback);
}
