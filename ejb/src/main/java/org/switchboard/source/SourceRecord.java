package org.switchboard.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;

/**
 * One record on its way in: whole as the source gave it (a text node when it was not JSON at all), and either its
 * canonical form or why there is none. The whole is kept when the record is rejected, so that it can be replayed.
 *
 * @param sound whether {@link Intake#examined} has found nothing wrong with the canonical form
 * @param row what COPY takes, made then, while its table is filled for the first time
 */
public record SourceRecord(
        JsonNode original,
        Optional<JsonNode> canonical,
        Optional<FieldProblem> failure,
        boolean sound,
        Optional<CopyRow> row) {

    public SourceRecord {
        Objects.requireNonNull(original, "original");
        if (canonical.isPresent() == failure.isPresent()) {
            throw new IllegalArgumentException("a source record is either canonical or failed");
        }
    }

    public static SourceRecord mapped(JsonNode original, JsonNode canonical) {
        return new SourceRecord(original, Optional.of(canonical), Optional.empty(), false, Optional.empty());
    }

    /** A record that came in canonical form already. */
    public static SourceRecord canonical(JsonNode canonical) {
        return mapped(canonical, canonical);
    }

    public static SourceRecord failed(JsonNode original, FieldProblem failure) {
        return new SourceRecord(original, Optional.empty(), Optional.of(failure), false, Optional.empty());
    }

    SourceRecord foundSound(Optional<CopyRow> withRow) {
        return new SourceRecord(original, canonical, failure, true, withRow);
    }

    /** The canonical form of one that has it. */
    public JsonNode form() {
        return canonical.orElseThrow();
    }
}
