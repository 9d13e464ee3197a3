package org.switchboard.workorder.model;

import java.time.Instant;
import java.util.Optional;

/** Port: the crews, replicated or our own. */
public interface Crews {

    Optional<Crew> find(long id);

    /** A crew by the key of the system that reports it. */
    Optional<Crew> keyed(String source, String key);

    /** Adds or changes a crew of our own; gives its id. */
    long keep(CrewRegistration crew, Instant at);
}
