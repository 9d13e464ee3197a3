package org.switchboard.source.model;

import org.switchboard.source.RecordType;

/** How many rejected records of a type wait because of the same field. */
public record RejectedGroup(RecordType type, String field, long count) {}
