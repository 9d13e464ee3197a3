package org.switchboard.event;

import java.util.List;
import java.util.Set;
import org.switchboard.event.model.LoggedEvent;

/** Gets the events on every node, from the start of the node on: for screens and caches. */
public interface BroadcastListener {

    /** The types that it receives. */
    Set<String> types();

    /**
     * Called outside of a transaction, one call after another. Events can repeat after a failed read of the log. After an
     * exception of this method its events are not repeated.
     */
    void published(List<LoggedEvent> events);
}
