package org.legacy.systems.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.legacy.systems.http.Refusal;

/** Reads the fields of a JSON object and refuses, naming field and value, what cannot be. */
final class Fields {

    private Fields() {}

    static Optional<String> text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new Refusal(400, "The field " + field + " must be a text, not " + value + ".");
        }
        return Optional.of(value.asText());
    }

    static String requiredText(JsonNode json, String field) {
        return text(json, field)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new Refusal(400, "The field " + field + " is missing."));
    }

    static Optional<Instant> moment(JsonNode json, String field) {
        return text(json, field).map(value -> {
            try {
                return OffsetDateTime.parse(value).toInstant();
            } catch (DateTimeParseException e) {
                throw new Refusal(400, "The field " + field + " must be ISO 8601 with an offset, not " + value + ".");
            }
        });
    }

    static Instant requiredMoment(JsonNode json, String field) {
        return moment(json, field).orElseThrow(() -> new Refusal(400, "The field " + field + " is missing."));
    }

    static Optional<Long> number(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.canConvertToExactIntegral()) {
            throw new Refusal(400, "The field " + field + " must be a whole number, not " + value + ".");
        }
        return Optional.of(value.asLong());
    }
}
