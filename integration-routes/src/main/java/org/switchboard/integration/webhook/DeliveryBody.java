package org.switchboard.integration.webhook;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.SourceJson;
import org.switchboard.source.intake.SourceRecord;

/**
 * The content of a verified delivery.
 *
 * @param id of the delivery, empty when it has none
 * @param records those in it; one that failed when it is not what was agreed
 */
record DeliveryBody(Optional<String> id, List<SourceRecord> records) {

    private static final ObjectMapper MAPPER = SourceJson.mapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * @param items where the records are: a list, or an object that is one
     * @param id where the delivery's id is, when it has one there
     */
    static DeliveryBody read(byte[] body, JsonPointer items, Optional<JsonPointer> id) {
        try {
            JsonNode document = MAPPER.readTree(body);
            return new DeliveryBody(id.flatMap(pointer -> id(document.at(pointer))), records(document, items));
        } catch (JsonProcessingException notJson) {
            String text = new String(body, StandardCharsets.UTF_8);
            String reason = "is not JSON: " + notJson.getOriginalMessage();
            return failed(TextNode.valueOf(text), new FieldProblem("", text, reason));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Optional<String> id(JsonNode id) {
        return id.isValueNode() && !id.isNull() ? Optional.of(id.asText()) : Optional.empty();
    }

    private static List<SourceRecord> records(JsonNode document, JsonPointer pointer) {
        JsonNode items = document.at(pointer);
        if (items.isObject()) {
            return List.of(SourceRecord.canonical(items));
        }
        if (items.isArray()) {
            return StreamSupport.stream(items.spliterator(), false)
                    .map(SourceRecord::canonical)
                    .toList();
        }
        String found = items.isMissingNode() ? null : items.toString();
        return List.of(SourceRecord.failed(
                document, new FieldProblem(pointer.toString(), found, "a list of records or a record is needed here")));
    }

    private static DeliveryBody failed(JsonNode original, FieldProblem problem) {
        return new DeliveryBody(Optional.empty(), List.of(SourceRecord.failed(original, problem)));
    }
}
