package org.switchboard.integration.link;

import java.util.Optional;

/** A link that is up but has a problem to show. */
public interface LinkWithNote extends Link {

    /** What whoever looks after the feed should know of this link, as a sentence; empty when all is well. */
    Optional<String> note();
}
