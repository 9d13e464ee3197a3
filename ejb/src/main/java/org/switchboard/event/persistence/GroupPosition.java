package org.switchboard.event.persistence;

import java.util.Set;

/**
 * How far a group is.
 *
 * @param types that the group handles on any node
 * @param version changes with each step, so that of two steps from the same position one is refused
 */
public record GroupPosition(Set<String> types, long version, EventWindow window) {}
