package org.switchboard.benchmarks.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Lines of records of all types, some of them broken. Each has a key of its own where it still has one. */
final class RecordLines {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_LINES = 8;

    private final Map<String, JsonNode> schemas = new TreeMap<>();

    RecordLines(Path project) throws IOException {
        try (var files = Files.list(project.resolve("integration-routes/src/main/resources/schemas"))) {
            for (Path file : files.toList()) {
                schemas.put(file.getFileName().toString().replace(".json", ""), JSON.readTree(file.toFile()));
            }
        }
    }

    List<String> types() {
        return List.copyOf(schemas.keySet());
    }

    List<String> draw(String type, int request, Random random) {
        HostileValues values = new HostileValues(random);
        List<String> lines = new ArrayList<>();
        for (int i = 1 + random.nextInt(MOST_LINES); i > 0; i--) {
            lines.add(line(type, "F" + request + "-" + i, random, values));
        }
        return lines;
    }

    private String line(String type, String key, Random random, HostileValues values) {
        ObjectNode record = JSON.createObjectNode();
        Map<String, JsonNode> none = new HashMap<>();
        boolean ordinary = random.nextInt(3) == 0;
        schemas.get(type).path("properties").fields().forEachRemaining(field -> {
            if (!field.getKey().equals("deleted")) {
                record.set(
                        field.getKey(),
                        ordinary ? plain(field.getValue(), values) : values.like(field.getValue(), none, 0));
            }
        });
        record.put("key", random.nextInt(15) == 0 ? key + values.text() : key);
        if (random.nextInt(12) == 0) {
            record.set("key", values.node());
            record.put("nonce", key);
        }
        return damaged(record.toString(), key, random);
    }

    /** Of the right form, except where a member is a list. */
    private JsonNode plain(JsonNode schema, HostileValues values) {
        JsonNode drawn = values.like(schema, Map.of(), 0);
        String type = schema.path("type").isArray()
                ? schema.path("type").get(0).asText()
                : schema.path("type").asText();
        boolean fits = drawn.isNumber() && type.equals("number") || drawn.isTextual() && type.equals("string");
        return fits || !List.of("number", "string").contains(type) ? drawn : JSON.nullNode();
    }

    private static String damaged(String line, String key, Random random) {
        return switch (random.nextInt(30)) {
            case 0 -> line.substring(0, 1 + random.nextInt(line.length() - 1)) + key;
            case 1 -> line + key;
            case 2 -> "[" + line + "]";
            case 3 -> "[".repeat(2000) + key;
            case 4 -> line.replaceFirst("\\{", "{\"x\\\\ud800\":\"\\\\udfff" + key + "\",");
            case 5 -> key + ";李娜;13800000000";
            default -> line;
        };
    }

    /** The key of a line that was stored. */
    static String key(String line) {
        try {
            return JSON.readTree(line).path("key").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored, and no JSON: " + line, e);
        }
    }
}
