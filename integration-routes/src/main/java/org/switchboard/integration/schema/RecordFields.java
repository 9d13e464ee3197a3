package org.switchboard.integration.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.switchboard.source.RecordType;

/** The fields of a record type, for people who write mappings: read from its schema. */
public final class RecordFields {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordFields() {}

    /**
     * One field.
     *
     * @param name {@code a.b} for the field b of the object a
     * @param form its type, with its format or the values that it may have
     * @param description may be empty
     */
    public record Field(String name, String form, boolean required, String description) {}

    /** What the type is, in a sentence. */
    public static String description(RecordType type) {
        return schema(type).path("description").asText();
    }

    /** In the order of the schema. */
    public static List<Field> of(RecordType type) {
        List<Field> fields = new ArrayList<>();
        collect(schema(type), "", fields);
        return fields;
    }

    private static void collect(JsonNode object, String prefix, List<Field> fields) {
        List<String> required = Stream.concat(stream(object.path("required")), stream(object.at("/else/required")))
                .map(JsonNode::asText)
                .toList();
        object.path("properties").fields().forEachRemaining(property -> {
            JsonNode schema = property.getValue();
            String name = prefix + property.getKey();
            fields.add(new Field(
                    name,
                    form(schema),
                    required.contains(property.getKey()),
                    schema.path("description").asText()));
            if (schema.has("properties")) {
                collect(schema, name + ".", fields);
            }
        });
    }

    private static String form(JsonNode schema) {
        if (schema.has("enum")) {
            return stream(schema.path("enum"))
                    .filter(value -> !value.isNull())
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(" / "));
        }
        String type = schema.path("type").isArray()
                ? stream(schema.path("type"))
                        .map(JsonNode::asText)
                        .filter(each -> !each.equals("null"))
                        .collect(Collectors.joining(" or "))
                : schema.path("type").asText("any");
        if (type.equals("array")) {
            return "list of " + schema.path("items").path("type").asText("any");
        }
        return schema.has("format") ? type + ", " + schema.path("format").asText() : type;
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static JsonNode schema(RecordType type) {
        String name = "schemas/" + type.wireName() + ".json";
        try (InputStream schema = RecordFields.class.getClassLoader().getResourceAsStream(name)) {
            return JSON.readTree(schema);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
