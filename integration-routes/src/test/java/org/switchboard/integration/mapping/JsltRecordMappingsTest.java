package org.switchboard.integration.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.Site;
import org.switchboard.source.intake.SourceRecord;

/** What a mapping file makes of a record. */
class JsltRecordMappingsTest {

    private static final RecordOrigin ORIGIN = new RecordOrigin(
            Optional.of("crm"), Optional.of("customers-1.json"), Instant.parse("2026-11-22T01:15:33Z"));

    @TempDir
    Path configuration;

    private Site site;

    @BeforeEach
    void aSite() {
        site = new Site(configuration);
    }

    @Test
    void object_becomes_one_canonical_record_with_its_original() throws Exception {
        site.with("m.jslt", "{\"key\": .id}");
        assertThat(apply("{\"id\": \"a\"}")).singleElement().satisfies(record -> {
            assertThat(record.canonical()).contains(json("{\"key\": \"a\"}"));
            assertThat(record.original()).isEqualTo(json("{\"id\": \"a\"}"));
        });
    }

    @Test
    void null_gives_no_record() {
        site.with("m.jslt", "if (.id) {\"key\": .id} else null");
        assertThat(apply("{\"other\": 1}")).isEmpty();
    }

    @Test
    void list_gives_one_record_per_element() {
        site.with("m.jslt", "[for (.ids) {\"key\": .}]");
        assertThat(apply("{\"ids\": [\"a\", \"b\"]}")).hasSize(2);
    }

    @Test
    void a_failure_on_one_record_names_file_line_and_reason() {
        site.with("m.jslt", "{\n  \"key\": .id * 2\n}");
        assertThat(apply("{\"id\": true}")).singleElement().satisfies(record -> {
            assertThat(record.canonical()).isEmpty();
            assertThat(record.failure())
                    .hasValueSatisfying(failure -> assertThat(failure.reason()).contains("m.jslt, line 2"));
        });
    }

    @Test
    void record_on_which_the_mapping_calls_itself_without_end_fails_alone() {
        site.with("m.jslt", "def f(x) f($x) + 1\n{\"key\": if (.id == \"deep\") f(1) else .id}");
        assertThat(apply("{\"id\": \"deep\"}")).singleElement().satisfies(record -> assertThat(record.failure())
                .isPresent());
        assertThat(apply("{\"id\": \"a\"}")).singleElement().satisfies(record -> assertThat(record.canonical())
                .isPresent());
    }

    @Test
    void mapping_can_use_source_file_and_time() throws Exception {
        site.with("m.jslt", "{\"key\": $source + \" \" + $fileName + \" \" + $receivedAt}");
        assertThat(apply("{}")).singleElement().satisfies(record -> assertThat(record.canonical())
                .contains(json("{\"key\": \"crm customers-1.json 2026-11-22T01:15:33Z\"}")));
    }

    @Test
    void file_is_null_in_a_replay() throws Exception {
        site.with("m.jslt", "{\"key\": .id, \"file\": fallback($fileName, \"none\")}");
        assertThat(site.mappings.apply("m.jslt", json("{\"id\": \"a\"}")))
                .singleElement()
                .satisfies(record ->
                        assertThat(record.canonical()).contains(json("{\"key\": \"a\", \"file\": \"none\"}")));
    }

    @Test
    void a_mapping_outside_of_the_folder_is_not_read() {
        assertThatThrownBy(() -> site.mappings.mapping("../../secret.jslt"))
                .isInstanceOf(BrokenMapping.class)
                .hasMessageContaining("there is no mapping file ../../secret.jslt");
    }

    private List<SourceRecord> apply(String record) {
        return site.mappings.mapping("m.jslt").apply(json(record), ORIGIN);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
