package org.switchboard.troubleticket.model;

import java.util.Optional;

/** Port: the calls that we promised. */
public interface Callbacks {

    Optional<Callback> find(long id);

    /** Writes a change now; refuses it when somebody else changed the callback meanwhile. */
    void changed(Callback callback);
}
