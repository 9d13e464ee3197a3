package org.switchboard.event.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to be published.
 *
 * @param type what has happened, such as {@code ticket-changed}
 * @param key of what it has happened to; events of a key are handled in order, whatever their types
 * @param payload what readers need to know
 * @param actor who has caused it, a person, a program, a source or a job; empty when that is not known
 */
public record NewEvent(String type, String key, JsonNode payload, Optional<ChangeAuthor> actor) {

    public NewEvent {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(actor, "actor");
    }
}
