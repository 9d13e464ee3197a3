package org.switchboard.event.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * An event as readers get it.
 *
 * @param id unique, and growing for events of the same key; with other keys it implies nothing about the order of commits
 * @param createdAt when it was published, which is before it was committed
 */
public record LoggedEvent(
        long id, Instant createdAt, String type, String key, JsonNode payload, Optional<ChangeAuthor> actor) {

    public boolean is(Class<? extends Change> change) {
        return type.equals(Change.typeOf(change));
    }

    /** The change that was published; an {@link UnreadableEventException} when the payload is none. */
    public <T extends Change> T as(Class<T> change) {
        return ChangePayload.read(payload, actor, change);
    }
}
