package org.switchboard.deadline.model;

import java.time.Instant;

/** A deadline that failed too often, and waits for a person. */
public record SetAsideDeadline(Deadline deadline, String error, Instant setAsideAt) {}
