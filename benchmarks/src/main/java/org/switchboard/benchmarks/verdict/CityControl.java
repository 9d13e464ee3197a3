package org.switchboard.benchmarks.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.switchboard.launcher.LegacySystems;

/** The control port of the simulated city: fault injection and ground truth. */
final class CityControl {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private final LegacySystems legacySystems;

    CityControl(LegacySystems legacySystems) {
        this.legacySystems = legacySystems;
    }

    void post(String path) {
        legacySystems.ask("POST", path, "");
    }

    /** @return the control port's answer */
    JsonNode post(String path, ObjectNode body) {
        return read(legacySystems.ask("POST", path, body.toString()));
    }

    void fault(LegacySystem system, String mode) {
        String delay = mode.equals("slow") ? ",\"delayMs\":1500" : "";
        legacySystems.ask("PUT", "/systems/" + system.word() + "/fault", "{\"mode\":\"" + mode + "\"" + delay + "}");
    }

    void endFault(LegacySystem system) {
        legacySystems.ask("DELETE", "/systems/" + system.word() + "/fault", "");
    }

    /** A list of the ground truth, such as {@code dark} or {@code meters}. */
    List<JsonNode> truth(String list) {
        List<JsonNode> lines = new ArrayList<>();
        legacySystems
                .get("/truth/" + list)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> lines.add(read(line)));
        return lines;
    }

    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + json, e);
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }
}
