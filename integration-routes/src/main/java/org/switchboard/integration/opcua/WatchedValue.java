package org.switchboard.integration.opcua;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UNumber;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.intake.SourceRecord;

/**
 * What the server said of one variable.
 *
 * @param node its id as the route file gives it
 */
record WatchedValue(String node, DataValue value) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Roughly, of a value of fixed size with all that belongs to it. */
    private static final int BYTES_OF_A_VALUE = 200;

    int bytes() {
        Object content = value.getValue().getValue();
        if (content instanceof String text) {
            return BYTES_OF_A_VALUE + 2 * text.length();
        }
        if (content instanceof ByteString bytes && bytes.bytes() != null) {
            return BYTES_OF_A_VALUE + bytes.bytes().length;
        }
        return content != null && content.getClass().isArray()
                ? BYTES_OF_A_VALUE * (1 + Array.getLength(content))
                : BYTES_OF_A_VALUE;
    }

    /**
     * {@code node}; {@code value} where there is one; {@code quality}, which is {@code good} or the name of the status;
     * {@code at}, the source's time or else the server's, in UTC. A value that has no form here is kept as a failed record.
     */
    SourceRecord record() {
        ObjectNode record = JSON.objectNode();
        record.put("node", node);
        Object content = value.getValue().getValue();
        Optional<JsonNode> json = json(content);
        json.filter(form -> !form.isNull()).ifPresent(form -> record.set("value", form));
        record.put("quality", quality(content));
        Optional.ofNullable(value.getSourceTime())
                .or(() -> Optional.ofNullable(value.getServerTime()))
                .map(DateTime::getJavaInstant)
                .ifPresent(at -> record.put("at", at.toString()));
        if (json.isEmpty()) {
            String type = content.getClass().getSimpleName();
            return SourceRecord.failed(
                    record, new FieldProblem("/value", type, "is a structure of the server's own, which is not read"));
        }
        return SourceRecord.canonical(record);
    }

    private String quality(Object content) {
        if (!value.getStatusCode().isGood()) {
            return OpcUaFailure.name(value.getStatusCode());
        }
        return content instanceof Number number && isNoNumber(number) ? "not-a-number" : "good";
    }

    private static boolean isNoNumber(Number number) {
        return number instanceof Double large && !Double.isFinite(large)
                || number instanceof Float small && !Float.isFinite(small);
    }

    /** Empty when there is no form for it. */
    private static Optional<JsonNode> json(Object content) {
        if (content == null || content instanceof Number number && isNoNumber(number)) {
            return Optional.of(JSON.nullNode());
        }
        if (content.getClass().isArray()) {
            return list(content);
        }
        if (content instanceof Variant variant) {
            return json(variant.getValue());
        }
        if (content instanceof Boolean on) {
            return Optional.of(JSON.booleanNode(on));
        }
        return content instanceof Number number
                ? Optional.of(number(number))
                : text(content).map(JSON::textNode);
    }

    private static Optional<JsonNode> list(Object array) {
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i < Array.getLength(array); i++) {
            Optional<JsonNode> element = json(Array.get(array, i));
            if (element.isEmpty()) {
                return Optional.empty();
            }
            list.add(element.get());
        }
        return Optional.of(list);
    }

    private static JsonNode number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            // by its text, so that 0.1f does not become 0.10000000149
            return JSON.numberNode(new java.math.BigDecimal(number.toString()));
        }
        if (number instanceof UNumber unsigned) {
            return JSON.numberNode(new BigInteger(unsigned.toString()));
        }
        return JSON.numberNode(number.longValue());
    }

    private static Optional<String> text(Object content) {
        if (content instanceof String || content instanceof UUID) {
            return Optional.of(content.toString());
        }
        if (content instanceof DateTime time) {
            return Optional.of(time.getJavaInstant().toString());
        }
        if (content instanceof LocalizedText localized) {
            return Optional.of(Optional.ofNullable(localized.text()).orElse(""));
        }
        if (content instanceof QualifiedName name) {
            return Optional.of(name.toParseableString());
        }
        if (content instanceof NodeId id) {
            return Optional.of(id.toParseableString());
        }
        if (content instanceof ByteString bytes) {
            return Optional.of(Base64.getEncoder().encodeToString(bytes.bytesOrEmpty()));
        }
        return Optional.empty();
    }
}
