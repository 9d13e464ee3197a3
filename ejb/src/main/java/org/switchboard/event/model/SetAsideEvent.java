package org.switchboard.event.model;

import java.time.Instant;

/**
 * An event that a group could not handle.
 *
 * @param id by which it is replayed
 * @param error of the latest attempt
 */
public record SetAsideEvent(long id, String group, LoggedEvent event, int attempts, String error, Instant setAsideAt) {}
