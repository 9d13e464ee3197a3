package org.switchboard.integration.camel.routefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.StreamSupport;
import org.switchboard.integration.failure.NearestName;

/** The form of a parameter's value as its Kamelet describes it. */
final class ParameterForm {

    private ParameterForm() {}

    /** What the value should be; empty when it is. */
    static Optional<String> expected(String value, JsonNode property) {
        String type = property.path("type").asText();
        if (type.equals("integer") && !value.matches("-?[0-9]{1,18}")) {
            return Optional.of("a whole number");
        }
        if (type.equals("integer") && !isWithin(new BigInteger(value), property)) {
            return Optional.of("a whole number from " + property.path("minimum").asText() + " to "
                    + property.path("maximum").asText());
        }
        if (type.equals("boolean") && !value.equals("true") && !value.equals("false")) {
            return Optional.of("true or false");
        }
        if (property.has("enum")) {
            List<String> known = StreamSupport.stream(property.get("enum").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
            return known.contains(value)
                    ? Optional.empty()
                    : Optional.of("one of " + String.join(", ", known) + NearestName.hint(value, known));
        }
        if (property.has("pattern") && !value.matches(property.get("pattern").asText())) {
            return Optional.of("a text of the form " + property.get("pattern").asText());
        }
        return expectedFormat(value, property.path("format").asText());
    }

    private static boolean isWithin(BigInteger value, JsonNode property) {
        return !property.has("maximum")
                || value.compareTo(property.get("minimum").bigIntegerValue()) >= 0
                        && value.compareTo(property.get("maximum").bigIntegerValue()) <= 0;
    }

    private static Optional<String> expectedFormat(String value, String format) {
        return switch (format) {
            case "charset" ->
                isCharset(value)
                        ? Optional.empty()
                        : Optional.of("a character set that Java knows, such as UTF-8 or GB18030, or auto"
                                + NearestName.hint(
                                        value, Charset.availableCharsets().keySet()));
            case "time-zone" ->
                value.isEmpty() || ZoneId.getAvailableZoneIds().contains(value) || value.matches("[-+Z].*|UTC.*|GMT.*")
                        ? Optional.empty()
                        : Optional.of("a time zone such as Europe/Berlin"
                                + NearestName.hint(value, ZoneId.getAvailableZoneIds()));
            case "regex" -> regexProblem(value);
            default -> Optional.empty();
        };
    }

    private static boolean isCharset(String value) {
        try {
            return value.isEmpty() || value.equals("auto") || Charset.isSupported(value);
        } catch (IllegalCharsetNameException noName) {
            return false;
        }
    }

    private static Optional<String> regexProblem(String value) {
        try {
            Pattern.compile(value);
            return Optional.empty();
        } catch (PatternSyntaxException broken) {
            return Optional.of(
                    "a regular expression (" + broken.getDescription().toLowerCase(java.util.Locale.ROOT)
                            + " at character " + Math.max(1, broken.getIndex()) + ")");
        }
    }
}
