package org.switchboard.idempotency.model;

import java.util.Map;

/**
 * The answer to the first request under a key.
 *
 * @param bodyHash of the request's body, to distinguish the same request from another one under the same key
 */
public record KeptAnswer(String bodyHash, int status, Map<String, String> headers, byte[] body) {

    public KeptAnswer {
        headers = Map.copyOf(headers);
    }
}
