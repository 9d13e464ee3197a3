package org.switchboard.integration.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.customer.spelling.TelephoneNumber;
import org.switchboard.customer.spelling.TelephonePlan;
import org.switchboard.customer.spelling.TelephoneReader;
import org.switchboard.customer.spelling.TelephoneReader.Reading;

/** Telephone numbers as thirty years of clerks wrote them, in the form that {@link TelephoneNumber#canonical} gives. */
final class Telephones {

    private Telephones() {}

    static List<MappingFunction> functions() {
        return List.of(
                new MappingFunction("telephone", 1, 2, Telephones::one),
                new MappingFunction("telephones", 1, 2, Telephones::several));
    }

    private static Optional<JsonNode> one(Arguments arguments) {
        TelephonePlan plan = plan(arguments);
        return arguments.text(0).flatMap(text -> all(text, plan).findFirst()).map(TextNode::valueOf);
    }

    private static Optional<JsonNode> several(Arguments arguments) {
        TelephonePlan plan = plan(arguments);
        ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
        arguments.texts(0).stream().flatMap(text -> all(text, plan)).distinct().forEach(numbers::add);
        return Optional.of(numbers);
    }

    /** Numbers first; then what has digits and is none, as it was typed. */
    private static Stream<String> all(String text, TelephonePlan plan) {
        Reading reading = TelephoneReader.read(text, plan);
        return Stream.concat(reading.numbers().stream().map(TelephoneNumber::canonical), reading.unread().stream());
    }

    private static TelephonePlan plan(Arguments arguments) {
        Optional<String> region = arguments.text(1);
        region.filter(code -> !TelephonePlan.isKnown(code)).ifPresent(code -> {
            throw new UnusableValue("\"" + code + "\" is not a country's two letters");
        });
        return region.map(TelephonePlan::of).orElseGet(TelephonePlan::ofSite);
    }
}
