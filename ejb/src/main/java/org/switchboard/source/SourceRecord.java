package org.switchboard.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;

/**
 * One record on its way in: whole as the source gave it (a text node when it was not JSON at all), and either its
 * canonical form or why there is none. The whole is kept when the record is rejected, so that it can be replayed.
 */
public record SourceRecord(JsonNode original, Optional<JsonNode> canonical, Optional<FieldProblem> failure) {

    public SourceRecord {
        Objects.requireNonNull(original, "original");
        if (canonical.isPresent() == failure.isPresent()) {
            throw new IllegalArgumentException("a source record is either canonical or failed");
        }
    }

    public static SourceRecord mapped(JsonNode original, JsonNode canonical) {
        return new SourceRecord(original, Optional.of(canonical), Optional.empty());
    }

    /** A record that came in canonical form already. */
    public static SourceRecord canonical(JsonNode canonical) {
        return mapped(canonical, canonical);
    }

    public static SourceRecord failed(JsonNode original, FieldProblem failure) {
        return new SourceRecord(original, Optional.empty(), Optional.of(failure));
    }
}
