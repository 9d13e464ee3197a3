package org.switchboard.source.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.database.SetBasedAccess;
import org.switchboard.database.TestDatabase;
import org.switchboard.source.record.RecordTable;
import org.switchboard.source.record.StoredRecord;

class RecordExportTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final RecordTable PLACES = RecordTable.named("service_location")
            .text("address", "address.text")
            .text("street", "address.street")
            .derived("address_folded", "text", record -> record.path("address").get("text"))
            .column("longitude", "double precision", "longitude")
            .text("zone", "zone")
            .build();

    private static Jdbi jdbi;

    @BeforeAll
    static void database() {
        jdbi = SetBasedAccess.over(TestDatabase.fresh());
    }

    @BeforeEach
    void empty() {
        jdbi.useHandle(handle -> handle.execute("delete from service_location"));
    }

    @Test
    void exported_record_equals_the_imported_one() throws IOException {
        String record = "{\"key\":\"P1\",\"changedAt\":\"2026-11-01T08:00:00Z\",\"longitude\":120.5,\"zone\":\"urban\","
                + "\"address\":{\"text\":\"桃源路 5 号\",\"street\":\"桃源路\"}}";
        keep("cis", record);
        JsonNode given = JSON.readTree(page("cis", 0).get(0).record());
        assertThat(given.path("key").asText()).isEqualTo("P1");
        assertThat(given.path("source").asText()).isEqualTo("cis");
        assertThat(Instant.parse(given.path("changedAt").asText().replace("+00:00", "Z")))
                .isEqualTo("2026-11-01T08:00:00Z");
        assertThat(given.path("address")).isEqualTo(JSON.readTree(record).path("address"));
        assertThat(given.path("longitude").asDouble()).isEqualTo(120.5);
        assertThat(given.path("zone").asText()).isEqualTo("urban");
    }

    @Test
    void empty_fields_and_internal_columns_are_not_exported() throws IOException {
        keep("cis", "{\"key\":\"P1\",\"changedAt\":\"2026-11-01T08:00:00Z\"}");
        assertThat(JSON.readTree(page("cis", 0).get(0).record()).fieldNames())
                .toIterable()
                .containsExactly("key", "source", "changedAt");
    }

    @Test
    void deleted_record_is_exported_as_deleted() throws IOException {
        keep("cis", "{\"key\":\"P1\",\"changedAt\":\"2026-11-01T08:00:00Z\",\"deleted\":true}");
        assertThat(JSON.readTree(page("cis", 0).get(0).record()).path("deleted").asBoolean())
                .isTrue();
    }

    @Test
    void one_source_is_exported_without_others_and_page_by_page() {
        keep("cis", "{\"key\":\"P1\"}", "{\"key\":\"P2\"}");
        keep("other", "{\"key\":\"P1\"}");
        keep("cis", "{\"key\":\"P3\"}");
        List<StoredRecord> first = page("cis", 0);
        assertThat(first).hasSize(2);
        assertThat(page("cis", first.get(1).id())).hasSize(1);
        List<StoredRecord> all = jdbi.withHandle(handle -> PLACES.page(handle, Optional.empty(), 0, 10));
        assertThat(all).hasSize(4);
    }

    private static List<StoredRecord> page(String source, long after) {
        return jdbi.withHandle(handle -> PLACES.page(handle, Optional.of(source), after, 2));
    }

    private static void keep(String source, String... records) {
        List<JsonNode> parsed =
                Arrays.stream(records).map(RecordExportTest::json).toList();
        jdbi.useHandle(handle -> PLACES.upsert(handle, source, parsed, NOON));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
