package org.switchboard.integration.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.switchboard.source.FieldProblem;

/** The validator's findings as messages for users. */
final class ProblemMessages {

    private static final Map<String, String> TYPES = Map.of(
            "string", "a text",
            "number", "a number",
            "integer", "a whole number",
            "boolean", "true or false",
            "object", "an object",
            "array", "a list",
            "null", "null");

    private static final Map<String, String> FORMATS = Map.of(
            "date-time", "a moment in ISO 8601 with an offset, such as 2026-11-22T09:15:33+08:00",
            "date", "a date such as 2026-11-22");

    private ProblemMessages() {}

    static FieldProblem of(ValidationMessage message) {
        String pointer = message.getInstanceLocation().toString();
        if ("required".equals(message.getType())) {
            return new FieldProblem(pointer + "/" + message.getProperty(), null, "is missing");
        }
        return new FieldProblem(pointer, text(message.getInstanceNode()), reason(message));
    }

    private static String reason(ValidationMessage message) {
        JsonNode rule = message.getSchemaNode();
        return switch (message.getType()) {
            case "type" -> "must be " + names(rule) + ", and is " + typeOf(message.getInstanceNode());
            case "enum" -> "must be one of " + values(rule);
            case "format" -> "must be " + FORMATS.getOrDefault(rule.asText(), rule.asText());
            case "minLength" -> "must not be empty";
            case "maxLength" -> "must have at most " + rule.asText() + " characters";
            case "pattern" -> "must be a code of three letters, such as CNY";
            case "minimum" -> "must be at least " + rule.asText();
            case "maximum" -> "must be at most " + rule.asText();
            default -> message.getError();
        };
    }

    private static String names(JsonNode types) {
        return elements(types)
                .map(type -> TYPES.getOrDefault(type.asText(), type.asText()))
                .collect(Collectors.joining(" or "));
    }

    private static String values(JsonNode allowed) {
        return elements(allowed).map(ProblemMessages::text).collect(Collectors.joining(", "));
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    }

    private static String typeOf(JsonNode value) {
        return TYPES.getOrDefault(value.getNodeType().name().toLowerCase(java.util.Locale.ROOT), "something else");
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }
}
