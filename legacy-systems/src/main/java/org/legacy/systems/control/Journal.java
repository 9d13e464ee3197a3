package org.legacy.systems.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.legacy.systems.http.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the control port has done, one JSON object a line, so that a restart can do it again. */
public final class Journal {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final Path file;

    public Journal(Path file) {
        this.file = file;
    }

    synchronized void append(ObjectNode action) throws IOException {
        Files.writeString(file, action + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** All actions so far, in order. A last line that a crash has cut short is dropped. */
    List<JsonNode> read() throws IOException {
        List<JsonNode> actions = new ArrayList<>();
        if (!Files.exists(file)) {
            return actions;
        }
        for (String line : Files.readAllLines(file)) {
            try {
                actions.add(Json.MAPPER.readTree(line));
            } catch (IOException e) {
                LOG.warn("journal line dropped, it was cut short line={}", actions.size() + 1);
            }
        }
        return actions;
    }
}
