package org.switchboard.event;

import java.util.Set;
import org.switchboard.event.model.LoggedEvent;

/** A group of readers, one in the whole cluster at a time. Every node registers it with the same name. */
public interface EventConsumer {

    /** Unique, and never changed: the group's position is stored under it. */
    String group();

    /**
     * The types that it handles, always the same; it passes all others. The group stores the types of all nodes, so that
     * nodes of two versions can run side by side. A node never passes an event of a stored type that it lacks: it leaves
     * the group to a node that has the type. So keep a type that is no longer wanted, and have {@link #handle} return.
     */
    Set<String> types();

    /**
     * Runs in the transaction that moves the group's position. What it writes to the same database takes effect once; any
     * other effect can happen more than once. An exception rolls the transaction back, and the event is handled again.
     */
    void handle(LoggedEvent event) throws Exception;

    /** False while the group's events must wait, on any node: they stay where they are, and nothing is lost. Asked before each batch. */
    default boolean isReady() {
        return true;
    }

    default GroupSettings settings() {
        return GroupSettings.DEFAULT;
    }
}
