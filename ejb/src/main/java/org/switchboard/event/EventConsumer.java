package org.switchboard.event;

import java.util.Set;

/** A group of readers, one in the whole cluster at a time. Every node registers it with the same name. */
public interface EventConsumer {

    /** Unique, and never changed: the group's position is stored under it. */
    String group();

    /** The types that it handles; it passes all others. */
    Set<String> types();

    /**
     * Runs in the transaction that moves the group's position. What it writes to the same database takes effect once; any
     * other effect can happen more than once. An exception rolls the transaction back, and the event is handled again.
     */
    void handle(LoggedEvent event) throws Exception;

    default GroupSettings settings() {
        return GroupSettings.DEFAULT;
    }
}
