package org.switchboard.web.api.outbox;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.outbox.model.MessageState;
import org.switchboard.outbox.model.OutboxMessage;

/** A message on the wire, with its payload as text of JSON. */
public record MessageAnswer(
        long id,
        String destination,
        String recordType,
        String key,
        long sequence,
        String idempotencyKey,
        MessageState state,
        Instant madeAt,
        int attempts,
        Optional<Instant> nextAttemptAt,
        Optional<String> lastError,
        Optional<Instant> settledAt,
        String payload) {

    static MessageAnswer of(OutboxMessage message) {
        return new MessageAnswer(
                message.id(),
                message.destination().name(),
                message.destination().recordType(),
                message.key(),
                message.sequence(),
                message.idempotencyKey().toString(),
                message.state(),
                message.madeAt(),
                message.attempts(),
                message.nextAttemptAt(),
                message.lastError(),
                message.settledAt(),
                message.payload().toString());
    }
}
