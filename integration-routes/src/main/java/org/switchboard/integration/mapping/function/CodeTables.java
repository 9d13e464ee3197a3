package org.switchboard.integration.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The code tables of one version of a mapping, each read once; a changed table makes a new version. */
final class CodeTables {

    private final Function<String, CodeTable> files;
    private final Map<String, CodeTable> read = new ConcurrentHashMap<>();

    CodeTables(Function<String, CodeTable> files) {
        this.files = files;
    }

    List<MappingFunction> functions() {
        return List.of(new MappingFunction("code", 2, 3, this::meaning));
    }

    /** What the code means; for an unknown code the default, and without one a failure. */
    private Optional<JsonNode> meaning(Arguments arguments) {
        String path = arguments.required(0, "the file of the table");
        Optional<String> code = arguments.text(1);
        if (code.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> meaning = read.computeIfAbsent(path, files).meaning(code.get());
        if (meaning.isPresent()) {
            return meaning.filter(text -> !text.isEmpty()).map(TextNode::valueOf);
        }
        return Optional.of(arguments
                .node(2)
                .orElseThrow(() -> new UnusableValue("\"" + code.get() + "\" is not in the table " + path)));
    }
}
