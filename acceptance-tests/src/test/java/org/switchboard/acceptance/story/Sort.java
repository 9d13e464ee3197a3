package org.switchboard.acceptance.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One sort of record, as the city has it and as we should hold it, field by field. A deleted record is compared by its
 * key alone: what it said before is nobody's to ask.
 *
 * @param truth the control port's name for it
 * @param recordType ours
 * @param source the system that we should name
 */
record Sort(
        String truth,
        String recordType,
        String source,
        Function<JsonNode, String> key,
        Predicate<JsonNode> gone,
        List<Field> fields) {

    /** A field's value as the city's record and as ours should both give it. */
    record Field(String name, Function<JsonNode, String> asTrue, Function<JsonNode, String> asHeld) {}

    private static final Map<String, String> DELETED = Map.of("deleted", "true");

    static Sort of(
            String truth,
            String recordType,
            String source,
            Function<JsonNode, String> key,
            Predicate<JsonNode> gone,
            Field... fields) {
        return new Sort(truth, recordType, source, key, gone, List.of(fields));
    }

    @Override
    public String toString() {
        return truth;
    }

    /** What we should hold, by key. */
    Map<String, Map<String, String>> expected(List<JsonNode> truths) {
        Map<String, Map<String, String>> expected = new TreeMap<>();
        truths.forEach(each -> expected.put(key.apply(each), gone.test(each) ? DELETED : values(each, Field::asTrue)));
        return expected;
    }

    /** What we hold, by key. */
    Map<String, Map<String, String>> held(List<JsonNode> records) {
        Map<String, Map<String, String>> held = new TreeMap<>();
        records.forEach(each -> held.put(
                each.path("key").asText(), each.path("deleted").asBoolean() ? DELETED : values(each, Field::asHeld)));
        return held;
    }

    /** Keys that are held more than once. */
    static List<String> twice(List<JsonNode> records) {
        return records.stream()
                .collect(Collectors.groupingBy(each -> each.path("key").asText(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(each -> each.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, String> values(JsonNode record, Function<Field, Function<JsonNode, String>> side) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach(field -> values.put(field.name, side.apply(field).apply(record)));
        return values;
    }

    static Field text(String truth, String held) {
        return new Field(held, json -> trimmed(json.path(truth)), json -> trimmed(json.at(held)));
    }

    static Field coded(String truth, Map<String, String> codes, String held) {
        return new Field(
                held,
                json -> codes.getOrDefault(trimmed(json.path(truth)), "no word for " + json.path(truth)),
                json -> trimmed(json.at(held)));
    }

    /** yyyyMMdd there, ISO 8601 here. */
    static Field day(String truth, String held) {
        return new Field(held, json -> trimmed(json.path(truth)), json -> trimmed(json.at(held))
                .replace("-", ""));
    }

    static Field number(String truth, String held) {
        return new Field(held, json -> plain(json.path(truth)), json -> plain(json.at(held)));
    }

    static Field moment(String truth, String held) {
        return new Field(held, json -> instant(json.path(truth)), json -> instant(json.at(held)));
    }

    static Field list(String truth, String held) {
        return new Field(
                held,
                json -> String.join(",", Json.texts(json.path(truth))),
                json -> String.join(",", Json.texts(json.at(held))));
    }

    static Field computed(String held, Function<JsonNode, String> truth) {
        return new Field(held, truth, json -> trimmed(json.at(held)));
    }

    /** Nothing but digits, of several columns there and a list here: the forms of thirty years do not matter. */
    static Field digits(List<String> truths, String held) {
        return new Field(
                held,
                json -> truths.stream()
                        .map(each -> digits(trimmed(json.path(each))))
                        .collect(Collectors.joining()),
                json -> Json.texts(json.at(held)).stream().map(Sort::digits).collect(Collectors.joining()));
    }

    /** Y at a position there, a word in a list here. */
    static Field flags(String truth, List<String> words, String held) {
        return new Field(
                held,
                json -> {
                    String flags = trimmed(json.path(truth));
                    List<String> set = new ArrayList<>();
                    for (int i = 0; i < Math.min(words.size(), flags.length()); i++) {
                        if (flags.charAt(i) == 'Y') {
                            set.add(words.get(i));
                        }
                    }
                    return String.join(",", set);
                },
                json -> String.join(",", Json.texts(json.at(held))));
    }

    static String trimmed(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.asText().strip();
    }

    private static String plain(JsonNode value) {
        String text = trimmed(value);
        return text.isEmpty() ? "" : new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    private static String instant(JsonNode value) {
        String text = trimmed(value);
        return text.isEmpty() ? "" : OffsetDateTime.parse(text).toInstant().toString();
    }

    private static String digits(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[^0-9]", "");
    }
}
