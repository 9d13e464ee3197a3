package org.switchboard.event.persistence;

/**
 * How far a group is.
 *
 * @param version changes with each step, so that of two steps from the same position one is refused
 */
public record GroupPosition(long version, EventWindow window) {}
