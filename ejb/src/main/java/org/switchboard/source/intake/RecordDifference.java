package org.switchboard.source.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.switchboard.shared.Iso8601;

/** What a canonical record changes of the one that is held under its key. */
final class RecordDifference {

    /** Not listed as fields: they identify the record and its version. */
    private static final Set<String> ENVELOPE = Set.of("key", "source", "changedAt", "deleted");

    private final Optional<JsonNode> held;
    private final JsonNode offered;

    RecordDifference(Optional<JsonNode> held, JsonNode offered) {
        this.held = held;
        this.offered = offered;
    }

    /** Field by field, by name; none for a deletion and for what is older than the record held. */
    List<FieldChange> changes() {
        if (offered.path("deleted").asBoolean()
                || held.filter(before -> isOlder(offered, before)).isPresent()) {
            return List.of();
        }
        Set<String> fields = new TreeSet<>();
        offered.fieldNames().forEachRemaining(fields::add);
        held.ifPresent(before -> before.fieldNames().forEachRemaining(fields::add));
        fields.removeAll(ENVELOPE);
        List<FieldChange> changes = new ArrayList<>();
        for (String field : fields) {
            Optional<JsonNode> before = held.flatMap(record -> value(record, field));
            Optional<JsonNode> after = value(offered, field);
            if (!same(before, after)) {
                changes.add(new FieldChange(field, before.map(JsonNode::toString), after.map(JsonNode::toString)));
            }
        }
        return changes;
    }

    /** By the time that both carry. */
    static boolean isOlder(JsonNode offered, JsonNode held) {
        Optional<Instant> now = instant(offered.path("changedAt"));
        Optional<Instant> before = instant(held.path("changedAt"));
        return now.isPresent() && before.isPresent() && now.get().isBefore(before.get());
    }

    /** Null, an empty list and no field at all are the same: nothing is known. */
    private static Optional<JsonNode> value(JsonNode record, String field) {
        JsonNode value = record.path(field);
        boolean nothing = value.isMissingNode() || value.isNull() || value.isContainerNode() && value.isEmpty();
        return nothing ? Optional.empty() : Optional.of(value);
    }

    private static boolean same(Optional<JsonNode> before, Optional<JsonNode> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return before.isEmpty() && after.isEmpty();
        }
        return before.get().equals(RecordDifference::compared, after.get());
    }

    /** Numbers by value and moments by what they name, whatever way they are written. */
    private static int compared(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        Optional<Instant> first = instant(one);
        Optional<Instant> second = instant(other);
        if (first.isPresent() && second.isPresent()) {
            return first.get().compareTo(second.get());
        }
        return one.equals(other) ? 0 : 1;
    }

    private static Optional<Instant> instant(JsonNode value) {
        try {
            return value.isTextual() ? Optional.of(Iso8601.parse(value.asText()).toInstant()) : Optional.empty();
        } catch (DateTimeException anotherText) {
            return Optional.empty();
        }
    }
}
