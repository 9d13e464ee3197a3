package org.switchboard.integration.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a mapping knows of a record besides its content: the variables {@code $source}, {@code $fileName} and
 * {@code $receivedAt}. An unknown one is null.
 */
public final class RecordOrigin {

    /** Made once, since one origin serves all records of a page. */
    private final Map<String, JsonNode> variables;

    public RecordOrigin(Optional<String> source, Optional<String> fileName, Instant receivedAt) {
        this.variables = Map.of(
                "source", text(source),
                "fileName", text(fileName),
                "receivedAt", TextNode.valueOf(receivedAt.toString()));
    }

    Map<String, JsonNode> variables() {
        return variables;
    }

    private static JsonNode text(Optional<String> value) {
        return value.<JsonNode>map(TextNode::valueOf).orElse(NullNode.instance);
    }
}
