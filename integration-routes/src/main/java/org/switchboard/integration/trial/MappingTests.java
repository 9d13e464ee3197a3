package org.switchboard.integration.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.switchboard.integration.camel.routefile.MappedType;
import org.switchboard.integration.folder.SourceFolder;
import org.switchboard.integration.mapping.BrokenMapping;
import org.switchboard.integration.mapping.JsltRecordMappings;
import org.switchboard.integration.mapping.RecordOrigin;
import org.switchboard.source.SourceJson;
import org.switchboard.source.intake.SourceRecord;

/**
 * Tests that stand beside a mapping, in a file of its name with {@code -test.yaml} behind it: a list of objects with {@code name},
 * {@code input}, {@code fileName}, and either {@code expected} (the record, a list of records, or null for none) or {@code rejected}
 * (a part of the reason).
 */
final class MappingTests {

    private static final String SUFFIX = SourceFolder.MAPPINGS + "-test.yaml";
    private static final Set<String> FIELDS = Set.of("name", "input", "fileName", "expected", "rejected");
    private static final ObjectMapper YAML =
            SourceJson.mapper(new YAMLFactory()).build();

    private final OneFileFolder folder;
    private final JsltRecordMappings mappings;
    private final Set<MappedType> types;

    /** @param types what the mappings make */
    MappingTests(OneFileFolder folder, JsltRecordMappings mappings, Set<MappedType> types) {
        this.folder = folder;
        this.mappings = mappings;
        this.types = types;
    }

    /** Of all mappings that the route file names. */
    List<MappingTest> run() {
        String route = folder.read(folder.name()).orElse("");
        List<MappingTest> outcomes = new ArrayList<>();
        folder.stamps().keySet().stream()
                .filter(path -> path.endsWith(SUFFIX) && route.contains(mappingOf(path)))
                .forEach(path -> outcomes.addAll(outcomes(path)));
        return outcomes;
    }

    private static String mappingOf(String path) {
        return path.substring(0, path.length() - SUFFIX.length()) + SourceFolder.MAPPINGS;
    }

    private List<MappingTest> outcomes(String path) {
        try {
            JsonNode tests = YAML.readTree(folder.read(path).orElse(""));
            if (!tests.isArray()) {
                return List.of(new MappingTest(path, "the file", Optional.of("it is not a list of tests")));
            }
            List<MappingTest> outcomes = new ArrayList<>();
            for (JsonNode test : tests) {
                String name = test.path("name").asText("test " + (outcomes.size() + 1));
                outcomes.add(new MappingTest(path, name, failure(mappingOf(path), test)));
            }
            return outcomes;
        } catch (JsonProcessingException noYaml) {
            String reason = "line " + noYaml.getLocation().getLineNr() + " is not YAML: " + noYaml.getOriginalMessage();
            return List.of(new MappingTest(path, "the file", Optional.of(reason)));
        }
    }

    private Optional<String> failure(String mapping, JsonNode test) {
        for (String field : (Iterable<String>) test::fieldNames) {
            if (!FIELDS.contains(field)) {
                return Optional.of("a test has no field " + field);
            }
        }
        if (!test.has("input") || test.has("expected") == test.has("rejected")) {
            return Optional.of("a test needs input, and either expected or rejected");
        }
        try {
            RecordOrigin origin = new RecordOrigin(
                    Optional.empty(), Optional.ofNullable(test.path("fileName").textValue()), Instant.EPOCH);
            List<SourceRecord> records = mappings.mapping(mapping).apply(test.get("input"), origin);
            return test.has("rejected")
                    ? notRejected(records, test.get("rejected").asText())
                    : unknown(mapping, records).or(() -> different(records, test));
        } catch (BrokenMapping broken) {
            return Optional.of(broken.getMessage());
        }
    }

    private Optional<String> unknown(String mapping, List<SourceRecord> records) {
        return types.stream()
                .filter(use -> use.mapping().equals(mapping))
                .flatMap(use -> records.stream()
                        .flatMap(record -> record.canonical().stream())
                        .flatMap(record -> UnknownOutput.problem(record, use.type()).stream()))
                .findFirst();
    }

    private static Optional<String> notRejected(List<SourceRecord> records, String reason) {
        return records.stream().flatMap(record -> record.failure().stream()).anyMatch(problem -> problem.reason()
                        .contains(reason))
                ? Optional.empty()
                : Optional.of("not rejected because of \"" + reason + "\", but made " + made(records));
    }

    private static Optional<String> different(List<SourceRecord> records, JsonNode test) {
        JsonNode expected = test.get("expected");
        List<JsonNode> wanted = expected.isArray()
                ? StreamSupport.stream(expected.spliterator(), false).toList()
                : expected.isNull() ? List.of() : List.of(expected);
        boolean same = wanted.size() == records.size();
        for (int i = 0; same && i < wanted.size(); i++) {
            Optional<JsonNode> form = records.get(i).canonical();
            same = form.isPresent() && form.get().equals(MappingTests::compared, wanted.get(i));
        }
        return same ? Optional.empty() : Optional.of("expected " + expected + ", but made " + made(records));
    }

    private static String made(List<SourceRecord> records) {
        return records.isEmpty()
                ? "no record"
                : String.join(
                        ", ",
                        records.stream()
                                .map(record -> record.canonical()
                                        .map(JsonNode::toString)
                                        .orElseGet(() -> "a rejected record: "
                                                + record.failure().orElseThrow().reason()))
                                .toList());
    }

    /** Numbers by value, whatever way they are written. */
    private static int compared(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
