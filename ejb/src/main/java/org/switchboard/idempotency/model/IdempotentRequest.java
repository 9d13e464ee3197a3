package org.switchboard.idempotency.model;

/**
 * A request under a key of its sender's choice. The same key of another user, or for another path, is another request.
 *
 * @param path below the root of the interface
 */
public record IdempotentRequest(String user, String method, String path, String key) {}
