package org.switchboard.source;

/** How many rejected records of a type wait because of the same field. */
public record RejectedGroup(RecordType type, String field, long count) {}
