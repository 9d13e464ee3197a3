package org.switchboard.access.model;

import java.time.Instant;
import java.util.UUID;

/**
 * A session of a user.
 *
 * @param network from where it began
 * @param browser as it named itself; empty when it did not
 * @param usedAt when a person did something in it last, to the minute
 */
public record UserSession(UUID id, Instant beganAt, Instant usedAt, String network, String browser) {}
