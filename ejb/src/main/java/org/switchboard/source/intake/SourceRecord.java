package org.switchboard.source.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import org.switchboard.source.FieldProblem;

/**
 * One record on its way in: whole as the source gave it (a text node when it was not JSON at all), and either its
 * canonical form or why there is none. The whole is kept when the record is rejected, so that it can be replayed.
 *
 * @param checkedKey the key of a canonical form in which {@link Intake#examination} has found nothing wrong
 */
public record SourceRecord(
        JsonNode original, Optional<JsonNode> canonical, Optional<FieldProblem> failure, Optional<String> checkedKey) {

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

    /** With another form of the same key. */
    SourceRecord with(JsonNode form) {
        return new SourceRecord(original, Optional.of(form), failure, checkedKey);
    }

    SourceRecord foundSound() {
        return new SourceRecord(original, canonical, failure, Optional.of(keyInForm()));
    }

    /** Whether {@link Intake#examination} has found nothing wrong with it. */
    public boolean isChecked() {
        return checkedKey.isPresent();
    }

    /** Of a canonical form with which nothing is wrong. */
    public String key() {
        return checkedKey.isPresent() ? checkedKey.get() : keyInForm();
    }

    private String keyInForm() {
        return form().get("key").asText();
    }

    /** The canonical form of one that has it. */
    public JsonNode form() {
        return canonical.orElseThrow();
    }
}
