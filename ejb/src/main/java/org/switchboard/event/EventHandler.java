package org.switchboard.event;

/** What a group does with an event. */
@FunctionalInterface
public interface EventHandler {

    /**
     * Runs in the transaction that moves the group's position. What it writes to the same database takes effect once; any
     * other effect can happen more than once. An exception rolls the transaction back, and the event is handled again.
     */
    void handle(LoggedEvent event) throws Exception;
}
