package org.switchboard.integration.link;

import java.util.Optional;

/** A link that is up but has a problem to show. */
public interface LinkWithNote extends Link {

    /** What the person responsible for the feed should know about this link, as a sentence; empty when all is well. */
    Optional<String> note();
}
