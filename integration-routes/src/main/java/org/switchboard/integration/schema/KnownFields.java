package org.switchboard.integration.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.switchboard.source.UnknownField;

/** The fields that the schema of a record type names, and those of the objects in it. */
final class KnownFields {

    private static final LevenshteinDistance SLIPS = LevenshteinDistance.getDefaultInstance();
    private static final int LETTERS_A_SLIP = 3;

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
                unknown.add(new UnknownField(place, nearest(field.getKey())));
            } else {
                inside.ifPresent(known -> unknown.addAll(known.unknownOf(field.getValue(), place)));
            }
        });
        return unknown;
    }

    /** At most a slip in three letters away; upper and lower case are alike. */
    private Optional<String> nearest(String name) {
        return fields.keySet().stream()
                .filter(known -> distance(name, known) * LETTERS_A_SLIP <= Math.max(name.length(), known.length()))
                .min(Comparator.comparingInt((String known) -> distance(name, known))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String name, String known) {
        return SLIPS.apply(name.toLowerCase(Locale.ROOT), known.toLowerCase(Locale.ROOT));
    }
}
