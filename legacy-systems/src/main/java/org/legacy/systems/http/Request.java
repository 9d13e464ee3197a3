package org.legacy.systems.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the routes see it.
 *
 * @param path its segments, decoded, without empty ones
 * @param host host and port that the caller used
 */
public record Request(
        String method, List<String> path, Map<String, String> query, String rawQuery, String host, byte[] body) {

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /** The JSON object of the body; an empty body counts as an empty object. */
    public JsonNode json() {
        if (body.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            if (!json.isObject()) {
                throw new Refusal(400, "The body must be a JSON object.");
            }
            return json;
        } catch (IOException e) {
            throw new Refusal(400, "The body is not JSON.");
        }
    }
}
