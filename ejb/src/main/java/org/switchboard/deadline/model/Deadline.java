package org.switchboard.deadline.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.switchboard.event.model.ChangeAuthor;

/**
 * A moment at which something is to be done about one thing.
 *
 * @param kind what is to be done; its handler has the same
 * @param subject the key of the thing
 * @param actor who set it
 * @param attempts so many failed
 */
public record Deadline(
        long id, String kind, String subject, Instant dueAt, JsonNode payload, ChangeAuthor actor, int attempts) {}
