package org.switchboard.workorder.model;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.workorder.CrewRegistration;

/** Port: the crews, replicated or our own. */
public interface Crews {

    Optional<Crew> find(long id);

    /** Adds or changes a crew of our own; gives its id. */
    long keep(CrewRegistration crew, Instant at);
}
