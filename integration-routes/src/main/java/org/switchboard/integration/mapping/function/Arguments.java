package org.switchboard.integration.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;

/** The arguments of a call. */
record Arguments(List<JsonNode> values) {

    /** Trimmed; numbers as they are written; empty when it is missing, null or blank. */
    Optional<String> text(int index) {
        if (index >= values.size() || !values.get(index).isValueNode()) {
            return Optional.empty();
        }
        JsonNode value = values.get(index);
        return Optional.of(value.asText().strip()).filter(text -> !value.isNull() && !text.isEmpty());
    }

    /** @throws UnusableValue when it is missing or blank */
    String required(int index, String what) {
        return text(index)
                .orElseThrow(() -> new UnusableValue("argument " + (index + 1) + ", " + what + ", is missing"));
    }

    /** One text, or a list of texts. */
    List<String> texts(int index) {
        if (index < values.size() && values.get(index).isArray()) {
            return StreamSupport.stream(values.get(index).spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
        return text(index).stream().toList();
    }

    /**
     * A number, or a text that is one; empty when it is missing, null or blank.
     *
     * @throws UnusableValue when it is something else
     */
    OptionalDouble number(int index) {
        Optional<String> text = text(index);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text.get()));
        } catch (NumberFormatException none) {
            throw new UnusableValue("\"" + text.get() + "\" is not a number");
        }
    }

    Optional<JsonNode> node(int index) {
        return index < values.size() ? Optional.of(values.get(index)) : Optional.empty();
    }
}
