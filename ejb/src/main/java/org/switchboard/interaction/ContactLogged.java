package org.switchboard.interaction;

import java.util.Optional;

/** Fired when an agent logged a contact; observe it after success of the transaction. */
public record ContactLogged(long interactionId, Optional<Long> customerId) {}
