package org.switchboard.event;

import java.util.List;
import java.util.Set;

/** Gets the events on every node, from the start of the node on: for screens and caches. */
public interface BroadcastListener {

    /** The types that it is told of. */
    Set<String> types();

    /** Called outside of a transaction, one call after another; events that it throws on are not told again. */
    void published(List<LoggedEvent> events);
}
