package org.switchboard.troubleticket.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A callback agreed with a customer.
 *
 * @param dueAt when it is to be made: as the customer requested, or since the matter is done; empty until then
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
        Optional<Instant> dueAt,
        Instant promisedAt,
        Optional<String> promisedBy,
        Optional<Instant> calledAt,
        Optional<String> calledBy) {}
