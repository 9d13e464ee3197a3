package org.switchboard.source.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import org.switchboard.source.FieldProblem;

/**
 * One record on its way in: whole as the source gave it (a text node when it was not JSON at all), and either its
 * canonical form or why there is none. The whole is kept when the record is rejected, so that it can be replayed.
 *
 * @param examined what {@link Intake#examination} has found in a canonical form with which nothing is wrong
 */
public record SourceRecord(
        JsonNode original, Optional<JsonNode> canonical, Optional<FieldProblem> failure, Optional<Examined> examined) {

    /** @param row what COPY takes, while its table is filled for the first time */
    record Examined(String key, Optional<CopyRow> row) {}

    public SourceRecord {
        Objects.requireNonNull(original, "original");
        if (canonical.isPresent() == failure.isPresent()) {
            throw new IllegalArgumentException("a source record is either canonical or failed");
        }
    }

    public static SourceRecord mapped(JsonNode original, JsonNode canonical) {
        return new SourceRecord(original, Optional.of(canonical), Optional.empty(), Optional.empty());
    }

    /** A record that came in canonical form already. */
    public static SourceRecord canonical(JsonNode canonical) {
        return mapped(canonical, canonical);
    }

    public static SourceRecord failed(JsonNode original, FieldProblem failure) {
        return new SourceRecord(original, Optional.empty(), Optional.of(failure), Optional.empty());
    }

    SourceRecord foundSound(Optional<CopyRow> row) {
        return new SourceRecord(original, canonical, failure, Optional.of(new Examined(keyInForm(), row)));
    }

    /** Of a canonical form with which nothing is wrong. */
    String key() {
        return examined.isPresent() ? examined.get().key : keyInForm();
    }

    private String keyInForm() {
        return form().get("key").asText();
    }

    Optional<CopyRow> row() {
        return examined.flatMap(Examined::row);
    }

    /** The canonical form of one that has it. */
    public JsonNode form() {
        return canonical.orElseThrow();
    }
}
