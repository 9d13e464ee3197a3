package org.switchboard.source.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.access.model.Actor;
import org.switchboard.database.SetBasedAccess;
import org.switchboard.database.TestDatabase;
import org.switchboard.shared.MovableClock;
import org.switchboard.shared.RecordedEvents;
import org.switchboard.source.RecordType;
import org.switchboard.source.RecordsChanged;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.persistence.FeedNoteTable;
import org.switchboard.source.persistence.FeedTable;
import org.switchboard.source.persistence.KeyReconciliationTable;
import org.switchboard.source.record.RecordTable;
import org.switchboard.source.record.RecordTableStore;

/** What a source deletes without saying so. */
class KeyReconciliationTest {

    private static final FeedId METERS = new FeedId("crm", RecordType.END_DEVICE);
    private static final RecordTable TABLE = RecordTable.named("end_device")
            .group("device")
            .text("serial", "serial")
            .build();

    private static Jdbi jdbi;

    private RecordedEvents<RecordsChanged> published;
    private MovableClock clock;
    private Feeds feeds;
    private KeyReconciliation reconciliation;

    @BeforeAll
    static void database() {
        jdbi = SetBasedAccess.over(TestDatabase.fresh());
    }

    @BeforeEach
    void tenMeters() {
        jdbi.useHandle(handle -> handle.execute("truncate feed, end_device, key_sweep, swept_key"));
        clock = new MovableClock("2026-11-22T08:00:00Z");
        published = new RecordedEvents<>();
        feeds = new Feeds(
                new FeedTable(jdbi), new FeedNoteTable(jdbi), new RecordedEvents<>(), new RecordedEvents<>(), clock);
        feeds.announce(METERS, Optional.empty());
        reconciliation = new KeyReconciliation(
                new KeyReconciliationTable(jdbi),
                feeds,
                published,
                clock,
                List.of(new RecordTableStore(RecordType.END_DEVICE, TABLE, jdbi)));
        IntStream.rangeClosed(1, 10).forEach(i -> receive("M" + i, "2026-11-01T08:00:00Z"));
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void record_missing_from_the_source_is_deleted_and_the_rest_stays() {
        reconciliation.begin(METERS);
        reconciliation.present(METERS, List.of("M1", "M2", "M3", "M4", "M5"));
        reconciliation.present(METERS, List.of("M5", "M6", "M7", "M8", "M9"));

        assertThat(reconciliation.end(METERS, 10, false))
                .isEqualTo(new KeyReconciliation.Result(1, 0, Optional.empty()));
        assertThat(deleted()).containsExactly("M10");
        assertThat(published.fired())
                .containsExactly(new RecordsChanged(
                        "crm",
                        RecordType.END_DEVICE,
                        Set.of("M10"),
                        Actor.source("crm").author()));
        assertThat(reconciliation.isDue(METERS, Duration.ofHours(1))).isFalse();
        clock.advance(Duration.ofHours(1));
        assertThat(reconciliation.isDue(METERS, Duration.ofHours(1))).isTrue();
    }

    @Test
    void deleted_record_is_restored_by_reconciliation_or_a_newer_record() {
        reconcileWith("M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8");
        assertThat(deleted()).containsExactlyInAnyOrder("M9", "M10");

        receive("M10", "2026-11-22T08:01:30Z");
        assertThat(deleted()).containsExactly("M9");
        clock.advance(Duration.ofMinutes(1));

        reconcileWith("M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M10");
        assertThat(deleted()).isEmpty();
        assertThat(jdbi.<String, RuntimeException>withHandle(
                        handle -> handle.createQuery("select string_agg(distinct provenance::text, '') from end_device")
                                .mapTo(String.class)
                                .one()))
                .doesNotContain("sweep");
    }

    @Test
    void record_missing_from_a_list_read_page_by_page_is_deleted_when_it_is_missing_again() {
        readPages("M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8");
        assertThat(deleted()).as("M9 and M10 may have moved between pages").isEmpty();

        readPages("M1", "M2", "M3", "M4", "M5", "M6", "M7", "M10");
        assertThat(deleted()).as("M8 is missing for the first time").containsExactly("M9");

        readPages("M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M10");
        assertThat(deleted()).isEmpty();
        readPages("M1", "M2", "M3", "M4", "M5", "M6", "M7", "M9", "M10");
        assertThat(deleted()).as("M8 was there in between").isEmpty();
    }

    @Test
    void same_record_once_more_does_not_bring_back_what_is_missing() {
        reconcileWith("M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9");
        assertThat(deleted()).containsExactly("M10");

        receive("M10", "2026-11-01T08:00:00Z");

        assertThat(deleted()).containsExactly("M10");
    }

    @Test
    void list_with_an_unreadable_key_deletes_nothing_and_says_so() {
        reconciliation.begin(METERS);
        reconciliation.present(METERS, List.of("M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9"));

        reconciliation.abandon(METERS, 1);

        assertThat(deleted()).isEmpty();
        assertThat(feeds.all().get(0).note())
                .contains("The complete list has 1 records whose keys could not be read;"
                        + " what is missing in it was not deleted.");
    }

    @Test
    void record_deleted_by_its_source_stays_deleted() {
        jdbi.useHandle(handle -> TABLE.upsert(
                handle,
                "crm",
                List.of(JsonNodeFactory.instance
                        .objectNode()
                        .put("key", "M1")
                        .put("changedAt", "2026-11-02T08:00:00Z")
                        .put("deleted", true)),
                clock.instant()));

        reconcileWith("M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M10");

        assertThat(deleted()).containsExactly("M1");
    }

    @Test
    void record_received_during_reconciliation_is_unchanged() {
        reconciliation.begin(METERS);
        reconciliation.present(METERS, List.of("M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M10"));
        clock.advance(Duration.ofSeconds(1));
        receive("M11", "2026-11-22T08:01:00Z");

        assertThat(reconciliation.end(METERS, 10, false))
                .isEqualTo(new KeyReconciliation.Result(0, 0, Optional.empty()));
    }

    @Test
    void reconciliation_that_would_delete_too_many_records_is_refused() {
        reconciliation.begin(METERS);
        reconciliation.present(METERS, List.of("M1", "M2"));

        reconciliation.end(METERS, 10, false);

        assertThat(deleted()).isEmpty();
        assertThat(feeds.all().get(0).note())
                .contains(
                        "Reconciliation found 8 of 10 records gone from the source, more than 10 %; nothing was deleted.");
        assertThat(reconciliation.isDue(METERS, Duration.ofHours(1)))
                .as("it waits for the next time")
                .isFalse();

        reconcileWith("M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M10");
        assertThat(feeds.all().get(0).note()).isEmpty();
    }

    @Test
    void interrupted_reconciliation_leaves_no_keys_for_the_next() {
        reconciliation.begin(METERS);
        reconciliation.present(METERS, List.of("M10"));

        reconcileWith("M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9");

        assertThat(deleted()).containsExactly("M10");
    }

    @Test
    void records_of_two_feeds_are_not_reconciled() {
        feeds.announce(new FeedId("crm", "old-meters", RecordType.END_DEVICE), Optional.empty());

        assertThat(reconciliation.isDue(METERS, Duration.ZERO)).isFalse();
        assertThat(feeds.all().get(0).note())
                .contains("Keys cannot be reconciled: the feed old-meters fills the same records.");
    }

    private void readPages(String... keys) {
        reconciliation.begin(METERS);
        reconciliation.present(METERS, List.of(keys));
        reconciliation.end(METERS, 50, true);
        clock.advance(Duration.ofMinutes(1));
    }

    private void reconcileWith(String... keys) {
        reconciliation.begin(METERS);
        reconciliation.present(METERS, List.of(keys));
        reconciliation.end(METERS, 50, false);
    }

    private void receive(String key, String changedAt) {
        JsonNode record = JsonNodeFactory.instance.objectNode().put("key", key).put("changedAt", changedAt);
        jdbi.useHandle(handle -> TABLE.upsert(handle, "crm", List.of(record), clock.instant()));
    }

    private static List<String> deleted() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select source_key from end_device where deleted order by id")
                        .mapTo(String.class)
                        .list());
    }
}
