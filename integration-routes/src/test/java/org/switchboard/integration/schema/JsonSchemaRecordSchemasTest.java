package org.switchboard.integration.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.integration.testing.PublicData;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.RecordType;

/** What the schemas accept, and how they say what they do not. */
class JsonSchemaRecordSchemasTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonSchemaRecordSchemas schemas = new JsonSchemaRecordSchemas();

    @ParameterizedTest
    @EnumSource(RecordType.class)
    void a_deletion_needs_nothing_but_its_key(RecordType type) {
        assertThat(problems(type, "{'key': 'a', 'deleted': true, 'changedAt': '2026-11-22T09:15:33+08:00'}"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RecordType.class)
    void a_record_without_key_is_refused_and_that_is_said_first(RecordType type) {
        assertThat(problems(type, "{'changedAt': 'yesterday'}"))
                .first()
                .isEqualTo(new FieldProblem("/key", null, "is missing"));
    }

    @ParameterizedTest
    @EnumSource(RecordType.class)
    void something_that_is_no_object_is_refused(RecordType type) {
        assertThat(problems(type, "[1]")).isNotEmpty();
        assertThat(problems(type, "'text'")).isNotEmpty();
    }

    @Test
    void a_wrong_type_is_told_in_plain_words() {
        assertThat(problems(RecordType.CUSTOMER, "{'key': 'a', 'name': 7, 'telephones': '139'}"))
                .containsExactlyInAnyOrder(
                        new FieldProblem("/name", "7", "must be a text, and is a number"),
                        new FieldProblem("/telephones", "139", "must be a list or null, and is a text"));
    }

    @Test
    void an_element_of_a_list_is_told_by_its_place() {
        assertThat(problems(RecordType.CUSTOMER, "{'key': 'a', 'name': 'b', 'telephones': ['139', 139]}"))
                .containsExactly(new FieldProblem("/telephones/1", "139", "must be a text, and is a number"));
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
    void moments_with_an_offset_are_accepted(String moment) {
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
    void moments_that_the_intake_could_not_read_are_refused(String moment) {
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
    void unknown_fields_do_no_harm() {
        assertThat(problems(RecordType.CUSTOMER, "{'key': 'a', 'name': 'b', 'shoeSize': 43}"))
                .isEmpty();
    }

    @Test
    void what_other_systems_call_an_account_is_text_by_system() {
        assertThat(problems(RecordType.ACCOUNT, "{'key': 'a', 'identifiers': {'billing': 'B7'}}"))
                .isEmpty();
        assertThat(problems(RecordType.ACCOUNT, "{'key': 'a', 'identifiers': {'billing': 7}}"))
                .containsExactly(
                        new FieldProblem("/identifiers/billing", "7", "must be a text or null, and is a number"));
    }

    @Test
    void a_position_off_the_globe_is_refused() {
        assertThat(problems(RecordType.OUTAGE, "{'key': 'a', 'latitude': 4619436.3}"))
                .containsExactly(new FieldProblem("/latitude", "4619436.3", "must be at most 90"));
    }

    @Test
    void what_an_outage_plan_needs_is_asked_for() {
        assertThat(problems(RecordType.OUTAGE_PLAN, "{'key': 'a', 'from': '2026-11-22T09:15:33Z'}"))
                .containsExactly(new FieldProblem("/to", null, "is missing"));
    }

    @Test
    void the_public_feeder_is_accepted_as_it_is() throws IOException {
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
}
