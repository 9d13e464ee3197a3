package org.switchboard.troubleticket;

import java.time.Instant;
import java.util.Optional;

/**
 * A call that a customer wants.
 *
 * @param at when they want it; empty for when the matter is done
 */
public record CallbackRequest(String telephone, Optional<Instant> at) {}
