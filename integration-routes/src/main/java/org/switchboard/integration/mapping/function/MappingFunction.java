package org.switchboard.integration.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import java.util.List;
import java.util.Optional;

/**
 * A function of a mapping. One that fails says why in a sentence that begins with its name; the record is then rejected
 * with that sentence.
 */
record MappingFunction(String name, int least, int most, Body body) implements Function {

    /** What it does with its arguments; empty is JSLT's null. */
    @FunctionalInterface
    interface Body {
        Optional<JsonNode> call(Arguments arguments);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public int getMinArguments() {
        return least;
    }

    @Override
    public int getMaxArguments() {
        return most;
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] arguments) {
        try {
            return body.call(new Arguments(List.of(arguments))).orElse(NullNode.instance);
        } catch (UnusableValue reason) {
            throw new JsltException(name + ": " + reason.getMessage(), reason);
        }
    }
}
