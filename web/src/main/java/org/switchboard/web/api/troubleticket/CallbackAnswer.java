package org.switchboard.web.api.troubleticket;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.troubleticket.model.CallbackState;
import org.switchboard.troubleticket.model.CallbackView;

/**
 * A callback agreed with a customer.
 *
 * @param dueAt when it is to be made: as the customer requested, or since the matter is done; empty until then
 * @param attempts how often it was tried
 */
public record CallbackAnswer(
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
        Optional<String> calledBy) {

    public static CallbackAnswer of(CallbackView callback) {
        return new CallbackAnswer(
                callback.id(),
                callback.ticketId(),
                callback.ticketNumber(),
                callback.customerId(),
                callback.customerName(),
                callback.telephone(),
                callback.state(),
                callback.attempts(),
                callback.dueAt(),
                callback.promisedAt(),
                callback.promisedBy(),
                callback.calledAt(),
                callback.calledBy());
    }
}
