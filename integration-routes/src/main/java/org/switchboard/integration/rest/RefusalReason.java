package org.switchboard.integration.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** What the body of a refusal says, for people: a problem detail's sentence, the usual fields, or its first line. */
final class RefusalReason {

    private static final int LONGEST = 300;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> USUAL =
            List.of("detail", "message", "error_description", "reason", "error", "title");

    private RefusalReason() {}

    /** @return a part of a sentence; empty when nothing sensible is said */
    static String in(String body) {
        String text = body.strip();
        if (text.startsWith("<")) {
            return "";
        }
        if (text.startsWith("{")) {
            text = field(text);
        }
        String line = text.lines().findFirst().orElse("").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private static String field(String json) {
        try {
            JsonNode answer = JSON.readTree(json);
            for (String name : USUAL) {
                JsonNode value = answer.path(name);
                JsonNode inner = value.isObject() ? value.path("message") : value;
                if (inner.isTextual() && !inner.asText().isBlank()) {
                    return inner.asText();
                }
            }
            return json;
        } catch (JsonProcessingException cutOff) {
            return json;
        }
    }
}
