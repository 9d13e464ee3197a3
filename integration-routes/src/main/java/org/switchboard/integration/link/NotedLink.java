package org.switchboard.integration.link;

import java.util.Optional;

/** A link that stands although not all is well with it. */
public interface NotedLink extends Link {

    /** What whoever looks after the feed should know of this link, as a sentence; empty when all is well. */
    Optional<String> note();
}
