package org.switchboard.integration.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.integration.testing.PublicData;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.RecordType;
import org.switchboard.source.UnknownField;

/** What the schemas accept, and how they say what they do not. */
class JsonSchemaRecordSchemasTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonSchemaRecordSchemas schemas = new JsonSchemaRecordSchemas();

    @ParameterizedTest
    @EnumSource(RecordType.class)
    void deletion_needs_only_its_key(RecordType type) {
        assertThat(problems(type, "{'key': 'a', 'deleted': true, 'changedAt': '2026-11-22T09:15:33+08:00'}"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RecordType.class)
    void record_without_key_is_refused_and_the_key_is_reported_first(RecordType type) {
        assertThat(problems(type, "{'changedAt': 'yesterday'}"))
                .first()
                .isEqualTo(new FieldProblem("/key", null, "is missing"));
    }

    @ParameterizedTest
    @EnumSource(RecordType.class)
    void value_that_is_no_object_is_refused(RecordType type) {
        assertThat(problems(type, "[1]")).isNotEmpty();
        assertThat(problems(type, "'text'")).isNotEmpty();
    }

    @Test
    void wrong_type_is_reported_in_one_sentence() {
        assertThat(problems(RecordType.CUSTOMER, "{'key': 'a', 'name': 7, 'telephones': '139'}"))
                .containsExactlyInAnyOrder(
                        new FieldProblem("/name", "7", "must be a text, and is a number"),
                        new FieldProblem("/telephones", "139", "must be a list or null, and is a text"));
    }

    @Test
    void list_element_is_reported_by_its_index() {
        assertThat(problems(RecordType.CUSTOMER, "{'key': 'a', 'name': 'b', 'telephones': ['139', 139]}"))
                .containsExactly(new FieldProblem("/telephones/1", "139", "must be a text, and is a number"));
    }

    @Test
    void text_longer_than_any_ordinary_one_is_refused_by_its_field() {
        assertThat(problems(RecordType.CUSTOMER, "{'key': 'a', 'name': '" + "长".repeat(500) + "'}"))
                .isEmpty();
        assertThat(problems(RecordType.CUSTOMER, "{'key': 'a', 'name': '" + "长".repeat(10_000) + "'}"))
                .extracting(FieldProblem::field, FieldProblem::reason)
                .containsExactly(tuple("/name", "must have at most 500 characters"));
        assertThat(problems(
                        RecordType.CUSTOMER, "{'key': 'a', 'name': 'b', 'telephones': ['" + "1".repeat(501) + "']}"))
                .extracting(FieldProblem::field)
                .containsExactly("/telephones/0");
    }

    /** So that a new field has one, too. */
    @ParameterizedTest
    @EnumSource(RecordType.class)
    void every_text_of_a_schema_has_a_limit(RecordType type) throws IOException {
        JsonNode schema = JSON.readTree(
                JsonSchemaRecordSchemas.class.getClassLoader().getResource("schemas/" + type.wireName() + ".json"));

        assertThat(schema.findParents("type"))
                .filteredOn(each -> each.path("type").toString().contains("\"string\""))
                .allMatch(each -> each.has("maxLength") || each.has("format") || each.has("pattern"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "€", "CNYY", "C N", "123"})
    void currency_that_is_no_code_is_refused_by_its_field(String currency) {
        assertThat(problems(
                        RecordType.CUSTOMER_BILL,
                        "{'key': 'a', 'accountKey': 'b', 'amount': 1, 'currency': '" + currency + "'}"))
                .containsExactly(
                        new FieldProblem("/currency", currency, "must be a code of three letters, such as CNY"));
    }

    @Test
    void a_numeric_key_is_refused() {
        assertThat(problems(RecordType.OUTAGE, "{'key': 7}"))
                .containsExactly(new FieldProblem("/key", "7", "must be a text, and is a number"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T09:15:33+08:00",
                "2026-11-22T09:15:33.123Z",
                "2026-11-22T09:15+08:00",
                "2026-11-22T09:15:33.123456-05:30"
            })
    void timestamps_with_an_offset_are_accepted(String moment) {
        assertThat(problems(RecordType.CUSTOMER, "{'key': 'a', 'name': 'b', 'changedAt': '" + moment + "'}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T09:15:33",
                "2026-11-22",
                "2026-02-30T00:00:00Z",
                "2016-12-31T23:59:60Z",
                "-0044-03-15T12:00:00Z",
                "+12026-11-22T09:15:33Z",
                ""
            })
    void invalid_timestamps_are_refused(String moment) {
        assertThat(problems(RecordType.CUSTOMER, "{'key': 'a', 'name': 'b', 'changedAt': '" + moment + "'}"))
                .containsExactly(new FieldProblem(
                        "/changedAt",
                        moment,
                        "must be a moment in ISO 8601 with an offset, such as 2026-11-22T09:15:33+08:00"));
    }

    @Test
    void dates_are_full_dates() {
        assertThat(problems(RecordType.ACCOUNT, "{'key': 'a', 'openedOn': '2026-11-22'}"))
                .isEmpty();
        assertThat(problems(RecordType.ACCOUNT, "{'key': 'a', 'openedOn': '20261122'}"))
                .containsExactly(new FieldProblem("/openedOn", "20261122", "must be a date such as 2026-11-22"));
    }

    @Test
    void references_may_be_null() {
        assertThat(problems(RecordType.USAGE_POINT, "{'key': 'a', 'accountKey': null, 'networkElementKey': null}"))
                .isEmpty();
    }

    @Test
    void the_kind_of_a_network_element_is_any_text() {
        assertThat(problems(RecordType.NETWORK_ELEMENT, "{'key': 'a', 'kind': 'ring-main-unit'}"))
                .isEmpty();
    }

    @Test
    void unknown_fields_are_accepted() {
        assertThat(problems(RecordType.CUSTOMER, "{'key': 'a', 'name': 'b', 'shoeSize': 43}"))
                .isEmpty();
    }

    @Test
    void account_numbers_of_other_systems_are_text_by_system() {
        assertThat(problems(RecordType.ACCOUNT, "{'key': 'a', 'identifiers': {'billing': 'B7'}}"))
                .isEmpty();
        assertThat(problems(RecordType.ACCOUNT, "{'key': 'a', 'identifiers': {'billing': 7}}"))
                .containsExactly(
                        new FieldProblem("/identifiers/billing", "7", "must be a text or null, and is a number"));
    }

    @Test
    void position_outside_the_valid_range_is_refused() {
        assertThat(problems(RecordType.OUTAGE, "{'key': 'a', 'latitude': 4619436.3}"))
                .containsExactly(new FieldProblem("/latitude", "4619436.3", "must be at most 90"));
    }

    @Test
    void outage_plan_without_a_required_field_is_refused() {
        assertThat(problems(RecordType.OUTAGE_PLAN, "{'key': 'a', 'from': '2026-11-22T09:15:33Z'}"))
                .containsExactly(new FieldProblem("/to", null, "is missing"));
    }

    @Test
    void public_test_feeder_is_accepted() throws IOException {
        Path feeder = PublicData.folder("inference/epri-ckt5");
        for (RecordType type : List.of(RecordType.NETWORK_ELEMENT, RecordType.USAGE_POINT)) {
            try (Stream<String> lines = Files.lines(feeder.resolve(type.wireName() + ".ndjson"))) {
                assertThat(lines.flatMap(line -> problemsOf(type, line).stream()))
                        .isEmpty();
            }
        }
    }

    private List<FieldProblem> problems(RecordType type, String json) {
        return problemsOf(type, json.replace('\'', '"'));
    }

    private List<FieldProblem> problemsOf(RecordType type, String json) {
        try {
            JsonNode record = JSON.readTree(json);
            return schemas.problems(type, record);
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    @Test
    void field_that_the_type_does_not_have_is_named_with_the_nearest_one() throws IOException {
        JsonNode record = new ObjectMapper()
                .readTree("{\"key\": \"1\", \"serail\": \"A\", \"UsagePointKey\": \"U\", \"colour\": \"red\"}");

        assertThat(schemas.unknownFields(RecordType.END_DEVICE, record))
                .containsExactly(
                        new UnknownField("/serail", Optional.of("serial")),
                        new UnknownField("/UsagePointKey", Optional.of("usagePointKey")),
                        new UnknownField("/colour", Optional.empty()));
        JsonNode exported = new ObjectMapper().readTree("{\"key\": \"1\", \"source\": \"cis\", \"serial\": \"A\"}");
        assertThat(schemas.unknownFields(RecordType.END_DEVICE, exported)).isEmpty();
    }
}
