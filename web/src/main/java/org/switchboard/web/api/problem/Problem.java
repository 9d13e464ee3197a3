package org.switchboard.web.api.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.switchboard.shared.BusinessException;

/**
 * One problem, not yet in a language.
 *
 * @param field the parameter, header or JSON pointer at fault
 * @param incident the number under which an internal failure is in the log
 * @param members further members of this kind of problem
 */
public record Problem(
        ProblemKind kind,
        Function<Locale, String> detail,
        Optional<String> field,
        Optional<String> value,
        Optional<String> incident,
        Map<String, JsonNode> members) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE = "urn:switchboard:problem:";
    private static final int LONGEST_VALUE = 200;

    public Problem(
            ProblemKind kind,
            Function<Locale, String> detail,
            Optional<String> field,
            Optional<String> value,
            Optional<String> incident) {
        this(kind, detail, field, value, incident, Map.of());
    }

    public static Problem of(ProblemKind kind) {
        return new Problem(
                kind,
                locale -> ProblemSentences.detail(locale, kind),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** @param parameters of the sentence */
    public static Problem of(ProblemKind kind, String field, String value, Object... parameters) {
        return new Problem(
                kind,
                locale -> ProblemSentences.detail(locale, kind, parameters),
                Optional.ofNullable(field),
                Optional.ofNullable(value),
                Optional.empty());
    }

    /** A value that cannot be; {@code expected} is the key of the sentence that describes the expected form. */
    public static Problem badValue(String field, String value, String expected, Object... parameters) {
        return new Problem(
                ProblemKind.BAD_VALUE,
                locale -> ProblemSentences.expected(locale, field, value, expected, parameters),
                Optional.of(field),
                Optional.ofNullable(value),
                Optional.empty());
    }

    /** A value that breaks a constraint of Bean Validation, by the constraint's name and attributes. */
    static Problem constraint(String field, String value, String constraint, Map<String, Object> attributes) {
        return badValue(
                field, value, constraint, attributes.get("min"), attributes.get("max"), attributes.get("value"));
    }

    /** What a service refuses; moments in its sentence are in the zone of the site. */
    public static Problem of(ProblemKind kind, BusinessException refusal) {
        return new Problem(
                kind,
                locale -> refusal.sentence(locale, SiteZone.zone()),
                refusal.field(),
                refusal.value(),
                Optional.empty());
    }

    public static Problem failure(String incident) {
        return new Problem(
                ProblemKind.FAILURE,
                locale -> ProblemSentences.detail(locale, ProblemKind.FAILURE, incident),
                Optional.empty(),
                Optional.empty(),
                Optional.of(incident));
    }

    /** The same problem, naming where it lies. */
    Problem at(String place, String found) {
        return new Problem(kind, detail, Optional.of(place), Optional.ofNullable(found), incident, members);
    }

    /** The same problem with a member of its own. */
    public Problem with(String member, JsonNode content) {
        return new Problem(kind, detail, field, value, incident, Map.of(member, content));
    }

    public int status() {
        return kind.status();
    }

    /** @param instance the path that was called */
    public String json(Locale locale, String instance) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", TYPE + kind.code());
        json.put("title", ProblemSentences.title(locale, kind));
        json.put("status", kind.status());
        json.put("detail", detail.apply(locale));
        json.put("instance", instance);
        field.ifPresent(name -> json.put("field", name));
        value.ifPresent(text -> json.put("value", shortened(text)));
        incident.ifPresent(number -> json.put("incident", number));
        members.forEach(json::set);
        return json.toString();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
