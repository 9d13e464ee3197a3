package org.switchboard.source.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchboard.access.model.Actors.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.database.SetBasedAccess;
import org.switchboard.database.TestDatabase;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.RecordType;
import org.switchboard.source.intake.IntakePreview.Outcome;
import org.switchboard.source.intake.IntakePreview.Previewed;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.record.RecordTable;
import org.switchboard.source.record.RecordTableStore;

/** What would become of records, before anything is stored. */
class IntakePreviewTest {

    private static final FeedId METERS = new FeedId("crm", RecordType.END_DEVICE);
    private static final RecordTable TABLE = RecordTable.named("end_device")
            .group("device")
            .text("serial", "serial")
            .text("kind", "kind")
            .column("installed_on", "date", "installedOn")
            .build();

    private static Jdbi jdbi;

    private IntakePreview preview;

    @BeforeAll
    static void database() {
        jdbi = SetBasedAccess.over(TestDatabase.fresh());
    }

    @BeforeEach
    void oneMeter() {
        jdbi.useHandle(handle -> handle.execute("truncate end_device"));
        jdbi.useHandle(handle -> TABLE.upsert(
                handle,
                "crm",
                List.of(json("{'key':'M1','changedAt':'2026-11-02T08:00:00Z','serial':'A-1','kind':'smart'}")),
                Instant.parse("2026-11-22T08:00:00Z")));
        RecordSchemas named = (type, record) -> record.path("serial").isNumber()
                ? List.of(new FieldProblem("/serial", record.path("serial").asText(), "A text is needed."))
                : List.of();
        preview = new IntakePreview(
                named, new RecordExport(jdbi, List.of(new RecordTableStore(RecordType.END_DEVICE, TABLE, jdbi))));
    }

    @Test
    void a_new_record_shows_every_field_that_it_brings() {
        assertThat(of("{'key':'M2','serial':'B-1','kind':null}"))
                .isEqualTo(new Previewed(
                        Optional.of("M2"),
                        Outcome.NEW,
                        List.of(new FieldChange("serial", Optional.empty(), Optional.of("\"B-1\""))),
                        Optional.empty()));
    }

    @Test
    void newer_record_shows_changed_and_removed_fields() {
        Previewed previewed = of("{'key':'M1','changedAt':'2026-11-03T08:00:00Z','serial':'A-2'}");

        assertThat(previewed.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(previewed.changes())
                .containsExactly(
                        new FieldChange("kind", Optional.of("\"smart\""), Optional.empty()),
                        new FieldChange("serial", Optional.of("\"A-1\""), Optional.of("\"A-2\"")));
    }

    @Test
    void older_or_equal_record_changes_nothing() {
        assertThat(of("{'key':'M1','changedAt':'2026-11-01T08:00:00Z','serial':'old'}")
                        .outcome())
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(of("{'key':'M1','changedAt':'2026-11-03T16:00:00+08:00','serial':'A-1','kind':'smart'}")
                        .outcome())
                .isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void deletion_and_rejected_record_are_marked() {
        assertThat(of("{'key':'M1','changedAt':'2026-11-03T08:00:00Z','deleted':true}")
                        .outcome())
                .isEqualTo(Outcome.DELETED);
        Previewed rejected = of("{'key':'M1','serial':7}");
        assertThat(rejected.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(rejected.problem()).contains(new FieldProblem("/serial", "7", "A text is needed."));
    }

    @Test
    void nothing_is_stored() {
        of("{'key':'M2','serial':'B-1'}");
        assertThat(jdbi.<Integer, RuntimeException>withHandle(
                        handle -> handle.createQuery("select count(*) from end_device")
                                .mapTo(Integer.class)
                                .one()))
                .isEqualTo(1);
    }

    private Previewed of(String record) {
        return preview.of(
                        METERS,
                        Stream.of(record)
                                .map(IntakePreviewTest::json)
                                .map(SourceRecord::canonical)
                                .toList(),
                        person("wang"))
                .get(0);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
