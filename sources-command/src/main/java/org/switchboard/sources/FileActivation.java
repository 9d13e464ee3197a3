package org.switchboard.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until the server runs a changed source file. The newest version that ran must be the one that was put, so that
 * a server with another folder is detected.
 */
final class FileActivation {

    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration BETWEEN = Duration.ofMillis(300);

    private final ServerConnection server;
    private final String path;
    private final String content;
    private final Optional<String> earlierFault;

    /** To be made before the file is put. */
    FileActivation(ServerConnection server, String path, String content) {
        this.server = server;
        this.path = path;
        this.content = content;
        this.earlierFault = faultAt();
    }

    /** @throws Refusal when the server says that it does not run, or says nothing of it in time */
    void await() {
        for (long end = System.nanoTime() + LONGEST.toNanos(); System.nanoTime() < end; ) {
            Optional<String> fault = faultAt();
            if (fault.isEmpty() && isNewestVersion()) {
                return;
            }
            if (fault.isPresent() && !fault.equals(earlierFault)) {
                throw new Refusal(file().orElseThrow().path("fault").asText());
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        throw new Refusal("The server did not report within " + LONGEST.toSeconds() + " s that " + path
                + " runs in this version. Check that the server uses this folder and that a route uses the file.");
    }

    private boolean isNewestVersion() {
        return server.get("source-files/versions?path=" + ServerConnection.escaped(path))
                .at("/items/0/content")
                .asText()
                .equals(content);
    }

    /** When the server last found that the file does not run as it is. */
    private Optional<String> faultAt() {
        return file().map(file -> file.path("faultAt").asText()).filter(at -> !at.isEmpty());
    }

    private Optional<JsonNode> file() {
        for (JsonNode file : server.get("source-files").path("items")) {
            if (file.path("path").asText().equals(path)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
