package org.switchboard.source.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.database.SetBasedAccess;
import org.switchboard.database.TestDatabase;

class RecordTableTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static final RecordTable METERS = RecordTable.named("end_device")
            .group("device")
            .text("serial", "serial")
            .text("kind", "kind")
            .group("place")
            .text("usage_point_key", "usagePointKey")
            .build();

    private static Jdbi jdbi;

    @BeforeAll
    static void database() {
        jdbi = SetBasedAccess.over(TestDatabase.fresh());
    }

    @BeforeEach
    void empty() {
        jdbi.useHandle(handle -> handle.execute("delete from end_device"));
    }

    @Test
    void a_new_record_is_stored_and_counts_as_changed() {
        assertThat(offered("{'key':'M1','changedAt':'2026-11-01T08:00:00+08:00','serial':'A-1'}"))
                .containsExactly("M1");
        assertThat(held("M1")).containsEntry("serial", "A-1").containsEntry("deleted", false);
    }

    @Test
    void the_same_record_again_changes_nothing() {
        String record = "{'key':'M1','changedAt':'2026-11-01T08:00:00+08:00','serial':'A-1'}";
        offered(record);
        assertThat(offered(record)).isEmpty();
    }

    @Test
    void a_late_record_changes_nothing() {
        offered("{'key':'M1','changedAt':'2026-11-02T08:00:00+08:00','serial':'new'}");
        assertThat(offered("{'key':'M1','changedAt':'2026-11-01T08:00:00+08:00','serial':'old'}"))
                .isEmpty();
        assertThat(held("M1")).containsEntry("serial", "new");
    }

    @Test
    void of_two_records_changed_at_the_same_moment_the_later_content_counts() {
        offered("{'key':'M1','changedAt':'2026-11-02T08:00:00Z','serial':'first'}");

        assertThat(offered("{'key':'M1','changedAt':'2026-11-02T08:00:00Z','serial':'second'}"))
                .containsExactly("M1");
        assertThat(held("M1")).containsEntry("serial", "second");
        assertThat(offered("{'key':'M1','changedAt':'2026-11-02T08:00:00Z','deleted':true}"))
                .containsExactly("M1");
        assertThat(offered("{'key':'M1','changedAt':'2026-11-02T08:00:00Z','serial':'second'}"))
                .containsExactly("M1");
        assertThat(held("M1")).containsEntry("deleted", false);
    }

    @Test
    void on_a_live_link_the_record_that_arrives_later_counts_whatever_its_time_says() {
        received("{'key':'M1','changedAt':'2026-11-02T08:00:00Z','serial':'first'}");

        assertThat(received("{'key':'M1','changedAt':'2026-11-01T08:00:00Z','serial':'second'}"))
                .containsExactly("M1");
        assertThat(held("M1")).containsEntry("serial", "second");
        assertThat(received("{'key':'M1','changedAt':'2026-11-01T08:00:00Z','serial':'second'}"))
                .as("the same again")
                .isEmpty();
        assertThat(received("{'key':'M1','changedAt':'2026-10-01T08:00:00Z','deleted':true}"))
                .containsExactly("M1");
        assertThat(held("M1")).containsEntry("deleted", true);
        assertThat(received("{'key':'M1','changedAt':'2026-09-01T08:00:00Z','serial':'third'}"))
                .containsExactly("M1");
        assertThat(held("M1")).containsEntry("deleted", false).containsEntry("serial", "third");
    }

    @Test
    void deletions_and_records_of_one_batch_are_all_written() {
        List<JsonNode> batch = List.of(
                json("{'key':'M4','serial':'4'}"),
                json("{'key':'M2','deleted':true}"),
                json("{'key':'M3','serial':'3'}"),
                json("{'key':'M1','deleted':true}"));

        Set<String> changed = jdbi.withHandle(handle -> METERS.upsert(handle, "cis", batch, NOON));

        assertThat(changed).containsExactlyInAnyOrder("M1", "M2", "M3", "M4");
        assertThat(held("M1")).containsEntry("deleted", true);
        assertThat(held("M3")).containsEntry("serial", "3");
    }

    @Test
    void a_record_without_a_time_counts_only_when_its_content_differs() {
        offered("{'key':'M1','serial':'A-1'}", NOON);
        assertThat(offered("{'key':'M1','serial':'A-1'}", NOON.plusSeconds(60))).isEmpty();
        assertThat(offered("{'key':'M1','serial':'A-2'}", NOON.plusSeconds(120)))
                .containsExactly("M1");
    }

    @Test
    void deletion_marks_the_row_and_keeps_its_values() {
        offered("{'key':'M1','changedAt':'2026-11-01T08:00:00Z','serial':'A-1'}");
        assertThat(offered("{'key':'M1','changedAt':'2026-11-02T08:00:00Z','deleted':true}"))
                .containsExactly("M1");
        assertThat(held("M1")).containsEntry("serial", "A-1").containsEntry("deleted", true);
    }

    @Test
    void deletion_is_not_undone_by_an_older_record_that_arrives_later() {
        offered("{'key':'M1','changedAt':'2026-11-02T08:00:00Z','deleted':true}");
        assertThat(offered("{'key':'M1','changedAt':'2026-11-01T08:00:00Z','serial':'A-1'}"))
                .isEmpty();
        assertThat(held("M1")).containsEntry("deleted", true);
    }

    @Test
    void provenance_holds_the_time_of_change_of_each_field_group() throws IOException {
        offered("{'key':'M1','changedAt':'2026-11-01T08:00:00Z','serial':'A-1','usagePointKey':'U1'}");
        offered("{'key':'M1','changedAt':'2026-11-02T08:00:00Z','serial':'A-1','usagePointKey':'U2'}");
        JsonNode provenance =
                new ObjectMapper().readTree(held("M1").get("provenance").toString());
        assertThat(provenance.at("/device/asOf").asText()).startsWith("2026-11-01T08:00");
        assertThat(provenance.at("/place/asOf").asText()).startsWith("2026-11-02T08:00");
    }

    @Test
    void two_sources_may_use_the_same_key() {
        offered("{'key':'M1','serial':'A-1'}");
        jdbi.useHandle(handle -> METERS.upsert(handle, "other", List.of(json("{'key':'M1','serial':'B-1'}")), NOON));
        assertThat(held("M1")).containsEntry("serial", "A-1");
    }

    private static Set<String> received(String record) {
        return jdbi.withHandle(
                handle -> METERS.upsert(handle, "cis", List.of(json(record)), NOON, RecordOrder.BY_ARRIVAL));
    }

    private static Set<String> offered(String record) {
        return offered(record, NOON);
    }

    private static Set<String> offered(String record, Instant receivedAt) {
        return jdbi.withHandle(
                handle -> METERS.upsert(handle, "cis", new ArrayList<>(List.of(json(record))), receivedAt));
    }

    private static Map<String, Object> held(String key) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from end_device where source = 'cis' and source_key = :key")
                        .bind("key", key)
                        .mapToMap()
                        .one());
    }

    private static JsonNode json(String singleQuoted) {
        try {
            return new ObjectMapper().readTree(singleQuoted.replace('\'', '"'));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
