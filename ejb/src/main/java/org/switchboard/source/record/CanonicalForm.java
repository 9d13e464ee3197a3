package org.switchboard.source.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The SQL expression that makes a canonical record, as JSON text, of the columns of a row; empty fields are left out. */
final class CanonicalForm {

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> objects = new LinkedHashMap<>();

    CanonicalForm() {
        fields.put("key", "source_key");
        fields.put("source", "source");
        fields.put("changedAt", "changed_at");
        fields.put("deleted", "nullif(deleted, false)");
    }

    /** @param field {@code a.b} is the field b of the object a */
    void add(String field, String column) {
        String[] path = field.split("\\.", 2);
        if (path.length == 1) {
            fields.put(field, column);
        } else {
            objects.computeIfAbsent(path[0], name -> new LinkedHashMap<>()).put(path[1], column);
        }
    }

    String expression() {
        Map<String, String> whole = new LinkedHashMap<>(fields);
        objects.forEach((name, parts) ->
                whole.put(name, "nullif(jsonb_strip_nulls(jsonb_build_object(" + pairs(parts) + ")), '{}'::jsonb)"));
        return "cast(json_strip_nulls(json_build_object(" + pairs(whole) + ")) as text)";
    }

    /** Takes the field that {@link #add} would give out. */
    static Function<JsonNode, JsonNode> reader(String field) {
        String[] path = field.split("\\.", 2);
        return path.length == 1
                ? record -> record.get(field)
                : record -> record.path(path[0]).get(path[1]);
    }

    private static String pairs(Map<String, String> expressions) {
        return expressions.entrySet().stream()
                .map(entry -> "'" + entry.getKey() + "', " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
