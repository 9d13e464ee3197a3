package org.switchboard.integration.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchboard.integration.failure.NearestName;
import org.switchboard.source.UnknownField;

/** The fields that the schema of a record type names, and those of the objects in it. */
final class KnownFields {

    /** By name; the fields inside where the field is an object that names its own. */
    private final Map<String, Optional<KnownFields>> fields = new HashMap<>();

    private KnownFields(JsonNode schema) {
        schema.path("properties").fields().forEachRemaining(field -> {
            boolean named =
                    field.getValue().has("properties") && !field.getValue().has("additionalProperties");
            fields.put(field.getKey(), named ? Optional.of(new KnownFields(field.getValue())) : Optional.empty());
        });
    }

    /** An exported record also says its source. */
    static KnownFields ofRecord(JsonNode schema) {
        KnownFields known = new KnownFields(schema);
        known.fields.put("source", Optional.empty());
        return known;
    }

    List<UnknownField> unknownOf(JsonNode record) {
        return isKnown(record) ? List.of() : unknownOf(record, "");
    }

    private boolean isKnown(JsonNode object) {
        for (Iterator<Map.Entry<String, JsonNode>> each = object.fields(); each.hasNext(); ) {
            Map.Entry<String, JsonNode> field = each.next();
            Optional<KnownFields> inside = fields.get(field.getKey());
            if (inside == null || inside.isPresent() && !inside.get().isKnown(field.getValue())) {
                return false;
            }
        }
        return true;
    }

    private List<UnknownField> unknownOf(JsonNode object, String pointer) {
        List<UnknownField> unknown = new ArrayList<>();
        object.fields().forEachRemaining(field -> {
            String place = pointer + "/" + field.getKey();
            Optional<KnownFields> inside = fields.get(field.getKey());
            if (inside == null) {
                unknown.add(new UnknownField(place, NearestName.of(field.getKey(), fields.keySet())));
            } else {
                inside.ifPresent(known -> unknown.addAll(known.unknownOf(field.getValue(), place)));
            }
        });
        return unknown;
    }
}
