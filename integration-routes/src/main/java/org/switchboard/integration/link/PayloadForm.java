package org.switchboard.integration.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.SourceJson;
import org.switchboard.source.intake.SourceRecord;

/** How the payload of a message is read. */
public enum PayloadForm {
    JSON,
    TEXT;

    private static final ObjectMapper MAPPER = SourceJson.mapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public static PayloadForm named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /**
     * The record of a message: what is known of it, with its payload under {@code field}; without that field when the
     * payload is empty. A payload that is not of this form is kept as text, with the reason.
     */
    public SourceRecord record(ObjectNode about, String field, byte[] payload) {
        if (payload == null || payload.length == 0) {
            return SourceRecord.canonical(about);
        }
        try {
            about.set(field, read(payload));
            return SourceRecord.canonical(about);
        } catch (JsonProcessingException notJson) {
            return failed(about, field, payload, "is not JSON: " + notJson.getOriginalMessage());
        } catch (CharacterCodingException notText) {
            return failed(about, field, payload, "is not text in UTF-8");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private JsonNode read(byte[] payload) throws IOException {
        return this == JSON
                ? MAPPER.readTree(payload)
                : TextNode.valueOf(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(payload))
                        .toString());
    }

    private static SourceRecord failed(ObjectNode about, String field, byte[] payload, String reason) {
        String text = new String(payload, StandardCharsets.UTF_8);
        about.put(field, text);
        return SourceRecord.failed(about, new FieldProblem("/" + field, text, reason));
    }
}
