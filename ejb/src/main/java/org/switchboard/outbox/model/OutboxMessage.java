package org.switchboard.outbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message to another system.
 *
 * @param key of the object it describes; messages of one key are delivered in order
 * @param sequence grows from message to message of a key, not always by one
 * @param idempotencyKey the same each time the message is sent, so that the other system knows a repetition
 * @param attempts so many tries have failed
 * @param nextAttemptAt not before then; empty when it waits for nothing
 * @param lastError why the last try failed, or why it was refused or set aside
 * @param settledAt when it was delivered or set aside
 */
public record OutboxMessage(
        long id,
        Destination destination,
        String key,
        long sequence,
        UUID idempotencyKey,
        JsonNode payload,
        MessageState state,
        Instant madeAt,
        int attempts,
        Optional<Instant> nextAttemptAt,
        Optional<String> lastError,
        Optional<Instant> settledAt) {}
