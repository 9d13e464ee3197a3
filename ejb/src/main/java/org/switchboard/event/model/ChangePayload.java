package org.switchboard.event.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Optional;

/** Changes as JSON. A component that this version does not know is passed over, so that nodes of two versions can run. */
public final class ChangePayload {

    /** The component of every change that has columns of its own. */
    private static final String AUTHOR = "by";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ChangePayload() {}

    public static JsonNode of(Change change) {
        ObjectNode payload = MAPPER.valueToTree(change);
        payload.remove(AUTHOR);
        return payload;
    }

    static <T extends Change> T read(JsonNode payload, Optional<ChangeAuthor> author, Class<T> change) {
        if (!payload.isObject()) {
            throw unreadable(payload, change, null);
        }
        ObjectNode whole = MAPPER.createObjectNode();
        whole.setAll((ObjectNode) payload);
        whole.set(AUTHOR, MAPPER.valueToTree(author));
        try {
            return MAPPER.treeToValue(whole, change);
        } catch (JsonProcessingException failure) {
            throw unreadable(payload, change, failure);
        }
    }

    private static UnreadableEventException unreadable(JsonNode payload, Class<?> change, Throwable cause) {
        return new UnreadableEventException("not a " + change.getSimpleName() + ": " + payload, cause);
    }
}
