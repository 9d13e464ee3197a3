package org.switchboard.integration.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.debezium.data.Envelope;
import io.debezium.data.VariableScaleDecimal;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/** Turns what the connector says of a row into the record that mappings read. */
final class RowChange {

    /** In place of a long value that did not change, and is therefore not in the log. */
    private static final String NOT_IN_THE_LOG = "__debezium_unavailable_value";

    private static final Map<String, String> OPERATIONS =
            Map.of("r", "read", "c", "insert", "u", "update", "d", "delete", "t", "truncate");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RowChange() {}

    /**
     * {@code table} with its schema, {@code op} ({@code read} in a snapshot, {@code insert}, {@code update}, {@code delete}),
     * {@code at} (UTC: when it was committed, or read), {@code row} with the columns by name (of a deleted one those that
     * the log has, at least the primary key) and {@code unchanged}, the columns whose long values are not in the log because
     * they did not change. Empty for what is no change of a row.
     */
    static Optional<ObjectNode> of(org.apache.kafka.connect.source.SourceRecord event) {
        if (!(event.value() instanceof Struct change) || !Envelope.isEnvelopeSchema(change.schema())) {
            return Optional.empty();
        }
        String operation = change.getString(Envelope.FieldName.OPERATION);
        Struct row = change.getStruct(operation.equals("d") ? Envelope.FieldName.BEFORE : Envelope.FieldName.AFTER);
        if (row == null) {
            return Optional.empty();
        }
        Struct source = change.getStruct(Envelope.FieldName.SOURCE);
        ObjectNode record = JSON.objectNode();
        record.put("table", source.getString("schema") + "." + source.getString("table"));
        record.put("op", OPERATIONS.getOrDefault(operation, operation));
        record.put("at", Instant.ofEpochMilli(source.getInt64("ts_ms")).toString());
        fill(record, row, operation.equals("d") ? keyOf(event) : List.of());
        return Optional.of(record);
    }

    /** Of a deleted row the log has the columns of its key alone, and null for all others, which means nothing. */
    private static List<String> keyOf(org.apache.kafka.connect.source.SourceRecord event) {
        return event.key() instanceof Struct key
                ? key.schema().fields().stream().map(Field::name).toList()
                : List.of();
    }

    private static void fill(ObjectNode record, Struct row, List<String> key) {
        ObjectNode columns = record.putObject("row");
        ArrayNode unchanged = JSON.arrayNode();
        for (Field column : row.schema().fields()) {
            Object value = row.getWithoutDefault(column.name());
            if (NOT_IN_THE_LOG.equals(value)) {
                unchanged.add(column.name());
            } else if (value != null || key.isEmpty() || key.contains(column.name())) {
                columns.set(column.name(), json(value));
            }
        }
        if (!unchanged.isEmpty()) {
            record.set("unchanged", unchanged);
        }
    }

    private static JsonNode json(Object value) {
        if (value == null) {
            return JSON.nullNode();
        }
        if (value instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof List<?> list) {
            ArrayNode elements = JSON.arrayNode();
            list.forEach(element -> elements.add(json(element)));
            return elements;
        }
        if (value instanceof Struct struct) {
            return struct(struct);
        }
        if (value instanceof ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return JSON.textNode(Base64.getEncoder().encodeToString(copy));
        }
        return JSON.textNode(value.toString());
    }

    private static JsonNode number(Number number) {
        if (number instanceof BigDecimal decimal) {
            return JSON.numberNode(decimal);
        }
        if (number instanceof Double || number instanceof Float) {
            // by its text, so that 0.1 of a real does not become 0.10000000149; what is no number has no form in JSON
            return Double.isFinite(number.doubleValue())
                    ? JSON.numberNode(new BigDecimal(number.toString()))
                    : JSON.nullNode();
        }
        return JSON.numberNode(number.longValue());
    }

    private static JsonNode struct(Struct struct) {
        if (VariableScaleDecimal.LOGICAL_NAME.equals(struct.schema().name())) {
            return VariableScaleDecimal.toLogical(struct)
                    .getDecimalValue()
                    .<JsonNode>map(JSON::numberNode)
                    .orElseGet(JSON::nullNode);
        }
        ObjectNode fields = JSON.objectNode();
        struct.schema().fields().forEach(field -> fields.set(field.name(), json(struct.get(field))));
        return fields;
    }
}
