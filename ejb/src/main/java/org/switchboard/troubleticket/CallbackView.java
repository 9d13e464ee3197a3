package org.switchboard.troubleticket;

import java.time.Instant;
import java.util.Optional;

/**
 * A call that a customer was promised.
 *
 * @param dueAt since when it may be made: the moment when supply was back
 * @param attempts how often it was tried
 */
public record CallbackView(
        long id,
        long ticketId,
        String ticketNumber,
        Optional<Long> customerId,
        Optional<String> customerName,
        String telephone,
        CallbackState state,
        int attempts,
        Instant dueAt,
        Optional<Instant> calledAt,
        Optional<String> calledBy) {}
