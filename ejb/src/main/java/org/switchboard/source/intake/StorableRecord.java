package org.switchboard.source.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.switchboard.source.FieldProblem;

/**
 * What a database cannot keep as it came, whatever the schema is: zero characters and halves of characters, which
 * would otherwise be stored as something else, numbers that are infinite or none, and keys that no index takes.
 */
final class StorableRecord {

    static final int LONGEST_KEY = 500;

    private static final String KEY = "/key";

    private StorableRecord() {}

    /** The first such field; empty when there is none. */
    static Optional<FieldProblem> problem(JsonNode record) {
        String key = record.path("key").asText();
        if (key.length() > LONGEST_KEY) {
            return Optional.of(new FieldProblem(
                    KEY, key, "A key has at most " + LONGEST_KEY + " characters, and this one " + key.length() + "."));
        }
        // nearly every record is in order, and needs no pointers to its fields
        return isStorable(record) ? Optional.empty() : problem("", record);
    }

    private static boolean isStorable(JsonNode value) {
        if (value.isTextual()) {
            return badCharacter(value.textValue()) < 0;
        }
        if (value.isFloatingPointNumber()) {
            return Double.isFinite(value.doubleValue());
        }
        for (JsonNode part : value) {
            if (!isStorable(part)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<FieldProblem> problem(String pointer, JsonNode value) {
        if (value.isTextual()) {
            String text = value.textValue();
            int at = badCharacter(text);
            return at < 0 ? Optional.empty() : Optional.of(new FieldProblem(pointer, text, reason(text, at)));
        }
        if (value.isFloatingPointNumber() && !isStorable(value)) {
            return Optional.of(
                    new FieldProblem(pointer, value.asText(), "The number is infinite, too large, or none."));
        }
        if (value.isObject()) {
            for (Iterator<Map.Entry<String, JsonNode>> fields = value.fields(); fields.hasNext(); ) {
                Map.Entry<String, JsonNode> field = fields.next();
                Optional<FieldProblem> found = problem(pointer + "/" + escaped(field.getKey()), field.getValue());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            Optional<FieldProblem> found = problem(pointer + "/" + i, value.get(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** As JSON pointers (RFC 6901) write a name. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Where the first one is; below 0 when there is none. */
    private static int badCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit > 0 && unit < Character.MIN_SURROGATE) {
                continue; // nearly every character
            }
            if (unit == 0) {
                return i;
            }
            if (Character.isSurrogate(unit)) {
                boolean whole = Character.isHighSurrogate(unit)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!whole) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static String reason(String text, int at) {
        return text.charAt(at) == 0
                ? "Character " + (at + 1) + " is a zero character, which cannot be stored."
                : "Character " + (at + 1) + " is half of a character (a lone surrogate).";
    }
}
