package org.switchboard.web.api.ndjson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.Optional;
import java.util.regex.Pattern;
import org.switchboard.source.SourceJson;

/**
 * One line of a body, read as JSON.
 *
 * @param number from 1, counting empty lines too
 * @param text the line, or its beginning when it is too long
 * @param json the object that it holds; empty when it holds none
 * @param reason why it holds none; empty when it does
 */
public record JsonLine(long number, String text, Optional<JsonNode> json, Optional<String> reason) {

    private static final ObjectReader READER = SourceJson.mapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private static final Pattern ITS_OWN_PLACES = Pattern.compile("\\(start marker at \\[.*?]\\)|\\R[\\s\\S]*");

    static JsonLine of(BodyLine line, int longestLine) {
        if (line.tooLong()) {
            return failed(
                    line,
                    "The line has " + line.size() + " bytes; at most " + longestLine
                            + " are allowed. Only its beginning is kept.");
        }
        try {
            JsonNode json = READER.readValue(line.text());
            return json.isObject()
                    ? new JsonLine(line.number(), line.text(), Optional.of(json), Optional.empty())
                    : failed(line, "A JSON object is needed.");
        } catch (JsonProcessingException malformed) {
            return failed(line, "This is not one JSON object: " + where(malformed));
        }
    }

    private static JsonLine failed(BodyLine line, String reason) {
        return new JsonLine(line.number(), line.text(), Optional.empty(), Optional.of(reason));
    }

    /** The parser's sentence without the places that it names by objects of its own, and the column. */
    private static String where(JsonProcessingException malformed) {
        String sentence = ITS_OWN_PLACES
                .matcher(malformed.getOriginalMessage())
                .replaceAll("")
                .strip();
        return malformed.getLocation() == null
                ? sentence
                : sentence + " (column " + malformed.getLocation().getColumnNr() + ")";
    }
}
