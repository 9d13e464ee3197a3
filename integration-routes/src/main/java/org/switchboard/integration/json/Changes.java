package org.switchboard.integration.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When items were last changed, and how to ask for those that were changed later. */
record Changes(String parameter, JsonPointer field, String form) {

    boolean areAskedFor() {
        return !parameter.isBlank();
    }

    /** Empty when the item does not say. */
    Optional<Instant> of(JsonNode item) {
        JsonNode changed = item.at(field);
        if (changed.isMissingNode() || changed.isContainerNode() || changed.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    switch (form) {
                        case "epoch-seconds" -> Instant.ofEpochSecond(Long.parseLong(changed.asText()));
                        case "epoch-millis" -> Instant.ofEpochMilli(Long.parseLong(changed.asText()));
                        default -> OffsetDateTime.parse(changed.asText()).toInstant();
                    });
        } catch (DateTimeException | NumberFormatException noMoment) {
            return Optional.empty();
        }
    }

    /** As the service wants to be asked. */
    String text(Instant since) {
        return switch (form) {
            case "epoch-seconds" -> String.valueOf(since.getEpochSecond());
            case "epoch-millis" -> String.valueOf(since.toEpochMilli());
            default -> DateTimeFormatter.ISO_INSTANT.format(since);
        };
    }
}
