package org.switchboard.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.switchboard.integration.folder.FolderChange;
import org.switchboard.integration.folder.SourceFolder;

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

    /**
     * Exchanges the files and waits for the server; what was active before is restored when it does not run them.
     *
     * @param changes the new content by path from the folder of the source files
     * @throws Refusal when they do not run
     */
    static void activate(ServerConnection server, Site site, Map<String, Optional<byte[]>> changes) throws IOException {
        List<FileActivation> awaited = new ArrayList<>();
        for (Map.Entry<String, Optional<byte[]>> change : changes.entrySet()) {
            if (isReported(change.getKey(), site, changes)) {
                awaited.add(new FileActivation(
                        server, change.getKey(), text(change.getValue().orElseThrow())));
            }
        }
        FolderChange change = FolderChange.apply(site.sources(), changes);
        try {
            awaited.forEach(FileActivation::await);
        } catch (Refusal notRunning) {
            change.undo();
            throw new Refusal(notRunning.getMessage() + " The files that were active before are restored.");
        } catch (RuntimeException unanswered) {
            change.undo();
            throw unanswered;
        }
    }

    /** The server reports route files, and mappings that a route names. */
    private static boolean isReported(String path, Site site, Map<String, Optional<byte[]>> changes)
            throws IOException {
        if (path.endsWith(SourceFolder.ROUTES)) {
            return true;
        }
        if (!path.endsWith(SourceFolder.MAPPINGS)) {
            return false;
        }
        boolean named = changes.entrySet().stream()
                .anyMatch(change -> change.getKey().endsWith(SourceFolder.ROUTES)
                        && text(change.getValue().orElseThrow()).contains(path));
        if (named || !Files.isDirectory(site.sources())) {
            return named;
        }
        try (DirectoryStream<Path> routes = Files.newDirectoryStream(site.sources(), "*" + SourceFolder.ROUTES)) {
            for (Path route : routes) {
                if (Files.readString(route).contains(path)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** To be made before the file is put. */
    private FileActivation(ServerConnection server, String path, String content) {
        this.server = server;
        this.path = path;
        this.content = content;
        this.earlierFault = faultAt();
    }

    /** @throws Refusal when the server says that it does not run, or says nothing of it in time */
    private void await() {
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
