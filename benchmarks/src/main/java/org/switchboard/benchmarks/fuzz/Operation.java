package org.switchboard.benchmarks.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An operation of the OpenAPI description.
 *
 * @param query names of its parameters
 * @param body the schema of its JSON body; null when it has none
 */
record Operation(String method, String path, List<String> query, List<String> headers, JsonNode body) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** All of the description but intake, whose records are counted on their own. */
    static List<Operation> of(JsonNode description) {
        List<Operation> operations = new ArrayList<>();
        description.path("paths").fields().forEachRemaining(path -> path.getValue()
                .fields()
                .forEachRemaining(each -> {
                    if (METHODS.contains(each.getKey()) && !path.getKey().contains("/intake/")) {
                        operations.add(new Operation(
                                each.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                parameters(each.getValue(), "query"),
                                parameters(each.getValue(), "header"),
                                body(each.getValue())));
                    }
                }));
        return operations;
    }

    /** By their names. */
    static Map<String, JsonNode> schemas(JsonNode description) {
        Map<String, JsonNode> schemas = new HashMap<>();
        description
                .at("/components/schemas")
                .fields()
                .forEachRemaining(schema -> schemas.put(schema.getKey(), schema.getValue()));
        return schemas;
    }

    private static List<String> parameters(JsonNode operation, String in) {
        List<String> names = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals(in)) {
                names.add(parameter.path("name").asText());
            }
        });
        return names;
    }

    private static JsonNode body(JsonNode operation) {
        JsonNode content = operation.path("requestBody").path("content");
        JsonNode json = content.path("application/json");
        return content.isMissingNode() ? null : json.path("schema");
    }
}
