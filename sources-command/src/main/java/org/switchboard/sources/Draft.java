package org.switchboard.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.switchboard.integration.camel.routefile.KameletCatalog;
import org.switchboard.source.RecordType;

/** A route file and a mapping to fill in: required values are left open, values with a default are comments. */
final class Draft {

    private static final String INDENT = "        ";

    private final String source;
    private final String kamelet;
    private final JsonNode definition;
    private final RecordType type;

    Draft(String source, String kamelet, JsonNode definition, RecordType type) {
        this.source = source;
        this.kamelet = kamelet;
        this.definition = definition;
        this.type = type;
    }

    String mapping() {
        return source + "/" + type.wireName() + ".jslt";
    }

    String route() {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(definition.path("title").asText()).append(": ");
        text.append(sentence(definition)).append('\n');
        text.append("# Passwords do not belong in here: {{NAME}} is looked up in the server's environment.\n\n");
        text.append("- route:\n    id: ").append(source).append('-').append(type.wireName());
        text.append("\n    from:\n      uri: kamelet:").append(kamelet).append("\n      parameters:\n");
        Set<String> required = new HashSet<>();
        definition.path("required").forEach(name -> required.add(name.asText()));
        fields(definition.path("properties")).forEach(property -> parameter(text, property, required));
        text.append("      steps:\n        - to:\n            uri: kamelet:intake-sink\n            parameters:\n");
        text.append("              source: ").append(source).append('\n');
        text.append("              recordType: ").append(type.wireName()).append('\n');
        text.append("              mapping: ").append(mapping()).append('\n');
        return text.toString();
    }

    String mappingText() {
        JsonNode schema = schema();
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : fields(schema.path("properties"))) {
            if (!field.getKey().equals("key")) {
                lines.add("  // " + field.getValue().path("description").asText(kind(field.getValue())));
                lines.add("  // \"" + field.getKey() + "\": ." + field.getKey() + ",");
            }
        }
        return "// " + schema.path("title").asText() + ": "
                + schema.path("description").asText().replaceAll("\\s+", " ") + "\n"
                + "// In JSLT; what a field cannot say is left out. Functions: docs/mapping-functions.md.\n{\n"
                + String.join("\n", lines) + "\n  // the source's own key, required\n  \"key\": .id\n}\n";
    }

    private void parameter(StringBuilder text, Map.Entry<String, JsonNode> property, Set<String> required) {
        JsonNode about = property.getValue();
        boolean open = required.contains(property.getKey());
        text.append(INDENT).append("# ").append(about.path("title").asText()).append(": ");
        text.append(sentence(about)).append('\n');
        text.append(INDENT).append(open ? "" : "# ").append(property.getKey()).append(": ");
        text.append(value(property.getKey(), about, open)).append('\n');
    }

    /** An example where something must be given, the default where something may be. */
    private String value(String name, JsonNode about, boolean open) {
        boolean secret = about.path("format").asText().equals("password");
        String usual = about.path("default").asText();
        String given = open || usual.isEmpty() ? about.path("example").asText(usual) : usual;
        if (secret) {
            return "'{{" + source.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_"
                    + name.toUpperCase(java.util.Locale.ROOT) + "}}'";
        }
        return about.path("type").asText().equals("string") ? "'" + given.replace("'", "''") + "'" : given;
    }

    private static String sentence(JsonNode about) {
        return about.path("description").asText().replaceAll("\\s+", " ").strip();
    }

    private static String kind(JsonNode field) {
        if (field.has("enum")) {
            List<String> values = new ArrayList<>();
            field.path("enum").forEach(value -> values.add(value.asText()));
            values.remove("null");
            return "one of " + String.join(", ", values);
        }
        JsonNode type = field.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText("value");
    }

    private JsonNode schema() {
        String name = "schemas/" + type.wireName() + ".json";
        try (InputStream file = KameletCatalog.class.getClassLoader().getResourceAsStream(name)) {
            return new ObjectMapper().readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Map.Entry<String, JsonNode>> fields(JsonNode object) {
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>();
        object.fields().forEachRemaining(fields::add);
        return fields;
    }
}
