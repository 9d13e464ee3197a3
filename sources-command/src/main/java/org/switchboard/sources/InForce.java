package org.switchboard.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Waits until the server has taken a change of a file into force. */
final class InForce {

    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration BETWEEN = Duration.ofMillis(300);
    /** Clocks of server and operator differ a little. */
    private static final Duration DIFFERENCE = Duration.ofSeconds(2);

    private final ServerConnection server;
    private final String path;
    private final Instant asked = Instant.now();

    InForce(ServerConnection server, String path) {
        this.server = server;
        this.path = path;
    }

    /** @throws Refusal when the server says that it does not run, or says nothing of it in time */
    void await() {
        for (Instant end = asked.plus(LONGEST); Instant.now().isBefore(end); LockSupport.parkNanos(BETWEEN.toNanos())) {
            for (JsonNode file : server.get("source-files").path("items")) {
                if (file.path("path").asText().equals(path) && isDone(file)) {
                    return;
                }
            }
        }
        throw new Refusal("The server does not say within " + LONGEST.toSeconds() + " s that " + path
                + " runs; does it look into this folder?");
    }

    private boolean isDone(JsonNode file) {
        if (isSince(file, "faultAt")) {
            throw new Refusal(file.path("fault").asText());
        }
        return isSince(file, "loadedAt") || !file.has("fault") && file.has("loadedAt") && isStanding(file);
    }

    /** A file that was already in force as it is gets no new time. */
    private boolean isStanding(JsonNode file) {
        return Instant.now().isAfter(asked.plus(DIFFERENCE.multipliedBy(2)));
    }

    private boolean isSince(JsonNode file, String field) {
        return file.has(field) && Instant.parse(file.path(field).asText()).isAfter(asked.minus(DIFFERENCE));
    }
}
