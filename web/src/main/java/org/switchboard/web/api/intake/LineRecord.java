package org.switchboard.web.api.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.SourceRecord;

/** Makes a record of a line; one that is not a JSON object is a failed record, kept as it came. */
final class LineRecord {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private static final Pattern ITS_OWN_PLACES = Pattern.compile("\\(start marker at \\[.*?]\\)|\\R[\\s\\S]*");

    private final int longestLine;

    LineRecord(int longestLine) {
        this.longestLine = longestLine;
    }

    SourceRecord of(BodyLine line) {
        if (line.tooLong()) {
            return failed(
                    line,
                    "The line has " + line.size() + " bytes; at most " + longestLine
                            + " are allowed. Only its beginning is kept.");
        }
        try {
            JsonNode json = JSON.readValue(line.text());
            return json.isObject() ? SourceRecord.canonical(json) : failed(line, "A JSON object is needed.");
        } catch (JsonProcessingException malformed) {
            return failed(line, "This is not one JSON object: " + where(malformed));
        }
    }

    private static SourceRecord failed(BodyLine line, String reason) {
        return SourceRecord.failed(TextNode.valueOf(line.text()), new FieldProblem("", line.text(), reason));
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
