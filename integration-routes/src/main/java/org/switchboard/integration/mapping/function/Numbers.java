package org.switchboard.integration.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.switchboard.source.SourceJson;

/**
 * JSLT's {@code number}, which keeps every digit of a decimal: JSLT's own makes 1.1400000000000001 of "1.14". And the
 * same for texts with a decimal comma.
 */
final class Numbers {

    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:\\d{1,100}\\.?\\d{0,100}|\\.\\d{1,100})(?:[eE][+-]?\\d{1,3})?");

    /** Groups of three digits, all with the same mark between them: a point, a blank (of several kinds), an apostrophe. */
    private static final Pattern WITH_COMMA = Pattern.compile("[+-]?(?:\\d{1,100}"
            + "|\\d{1,3}(?:([.'\\u2019 \\u00A0\\u2009\\u202F])\\d{3})(?:\\1\\d{3}){0,30})(?:,\\d{1,100})?");

    private Numbers() {}

    /** Whole numbers as JSON parsers give them. */
    private static JsonNode node(BigDecimal number) {
        boolean whole = number.scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0;
        if (!whole) {
            return SourceJson.NODES.numberNode(number);
        }
        long value = number.longValueExact();
        return value == (int) value ? SourceJson.NODES.numberNode((int) value) : SourceJson.NODES.numberNode(value);
    }

    static List<MappingFunction> functions() {
        return List.of(
                new MappingFunction("number", 1, 2, Numbers::number),
                new MappingFunction("decimal", 1, 2, Numbers::decimal));
    }

    /** A number as it is, a text as the number that it writes, null for null. For anything else the second argument; without one, null for a blank text. */
    private static Optional<JsonNode> number(Arguments arguments) {
        return read(
                arguments,
                text -> Optional.of(text).filter(each -> DECIMAL.matcher(each).matches()),
                "a number");
    }

    /** The same for texts with a decimal comma, such as 1.234,56. */
    private static Optional<JsonNode> decimal(Arguments arguments) {
        return read(
                arguments,
                text -> Optional.of(text)
                        .filter(each -> WITH_COMMA.matcher(each).matches())
                        .map(each -> each.replaceAll("[^\\d,+-]", "").replace(',', '.')),
                "a number with a decimal comma");
    }

    /** @param decimal of a text, as Java writes it; empty when the text is no number */
    private static Optional<JsonNode> read(
            Arguments arguments, Function<String, Optional<String>> decimal, String wanted) {
        Optional<JsonNode> given = arguments.node(0);
        if (given.filter(JsonNode::isNumber).isPresent()) {
            return given;
        }
        Optional<String> text = arguments.text(0);
        if (text.isEmpty() && given.filter(JsonNode::isContainerNode).isEmpty()) {
            return given.filter(JsonNode::isTextual).flatMap(blank -> arguments.node(1));
        }
        Optional<JsonNode> number = text.flatMap(decimal).map(each -> node(new BigDecimal(each)));
        return number.or(() -> Optional.of(arguments
                .node(1)
                .orElseThrow(() -> new UnusableValue(
                        text.map(each -> "\"" + each + "\"").orElse("a list or an object") + " is not " + wanted))));
    }
}
