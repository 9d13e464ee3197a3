package org.switchboard.outbox.model;

/**
 * A recipient of messages.
 *
 * @param name of the other system, best the same as that of the source under which it reports back
 * @param recordType of what it wants to know, such as {@code work-order}
 */
public record Destination(String name, String recordType) {}
