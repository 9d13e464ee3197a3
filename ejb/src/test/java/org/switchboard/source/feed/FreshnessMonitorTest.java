package org.switchboard.source.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchboard.access.model.Actors.person;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.audit.AuditTrail;
import org.switchboard.audit.persistence.AuditTable;
import org.switchboard.database.SetBasedAccess;
import org.switchboard.database.TestDatabase;
import org.switchboard.shared.MovableClock;
import org.switchboard.shared.RecordedEvents;
import org.switchboard.source.IntakeResult;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.FeedMinute;
import org.switchboard.source.model.FreshnessChanged;
import org.switchboard.source.model.FreshnessChanged.Change;
import org.switchboard.source.persistence.FeedHistoryTable;
import org.switchboard.source.persistence.FeedNoteTable;
import org.switchboard.source.persistence.FeedTable;
import org.switchboard.source.persistence.FreshnessChangeTable;
import org.switchboard.source.persistence.SourcePauseTable;

/** A freshness objective of thirty seconds. */
class FreshnessMonitorTest {

    private static final FeedId FEED = new FeedId("crm", RecordType.CUSTOMER);

    private static Jdbi jdbi;

    private final RecordedEvents<FreshnessChanged> published = new RecordedEvents<>();
    private MovableClock clock;
    private FeedTable table;
    private Feeds feeds;
    private FreshnessMonitor monitor;
    private FeedHistory history;
    private SourcePauses pauses;

    @BeforeAll
    static void database() {
        jdbi = SetBasedAccess.over(TestDatabase.fresh());
    }

    @BeforeEach
    void feedWithObjective() {
        jdbi.useHandle(handle -> TestDatabase.truncate(
                handle, "feed, feed_declaration, source_pause, promise_change, feed_minute, audit_entry cascade"));
        clock = new MovableClock("2026-11-22T08:00:10Z");
        table = new FeedTable(jdbi);
        feeds = new Feeds(table, new FeedNoteTable(jdbi), new RecordedEvents<>(), new RecordedEvents<>(), clock);
        monitor = newMonitor();
        history = new FeedHistory(new FeedHistoryTable(jdbi), new FreshnessChangeTable(jdbi), clock);
        pauses = new SourcePauses(new SourcePauseTable(jdbi), new AuditTrail(new AuditTable(jdbi), clock), clock);
        feeds.announce(FEED, Optional.of(Duration.ofSeconds(30)));
        received(1);
    }

    @Test
    void missed_and_met_objective_are_each_published_once() {
        after(29);
        assertThat(changes()).isEmpty();
        after(2);
        after(10);
        newMonitor().check();
        assertThat(changes()).containsExactly(Change.BROKEN);
        assertThat(published.fired().get(0).lag()).contains(Duration.ofSeconds(31));

        received(1);
        after(1);
        after(10);
        assertThat(changes()).containsExactly(Change.BROKEN, Change.KEPT);
        assertThat(history.changes("crm", 10))
                .extracting(FreshnessChanged::change)
                .containsExactly(Change.KEPT, Change.BROKEN);
    }

    @Test
    void second_node_does_not_publish_the_change_again() {
        FreshnessMonitor other = newMonitor();
        clock.advance(Duration.ofMinutes(1));
        monitor.check();
        other.check();
        assertThat(changes()).containsExactly(Change.BROKEN);
    }

    @Test
    void feed_without_any_data_misses_its_objective() {
        FeedId overdue = new FeedId("gis", RecordType.OUTAGE);
        feeds.announce(overdue, Optional.of(Duration.ofSeconds(30)));
        after(29);
        assertThat(changes()).isEmpty();
        after(2);
        assertThat(published.fired()).extracting(FreshnessChanged::feed).contains(overdue);
    }

    @Test
    void after_a_long_downtime_a_feed_has_one_full_objective_to_catch_up() {
        clock.advance(Duration.ofDays(1));
        feeds.announce(FEED, Optional.of(Duration.ofSeconds(30)));
        after(29);
        assertThat(changes()).isEmpty();
    }

    @Test
    void paused_source_is_not_overdue() {
        after(31);
        pauses.pause("crm", Optional.empty(), person("li"));
        after(1);
        after(600);
        assertThat(changes()).containsExactly(Change.BROKEN, Change.WAIVED);
        pauses.resume("crm", person("li"));
        after(29);
        assertThat(changes()).hasSize(2);
        after(2);
        assertThat(changes()).containsExactly(Change.BROKEN, Change.WAIVED, Change.BROKEN);
    }

    @Test
    void received_records_are_counted_per_minute_for_a_day() {
        received(5);
        clock.advance(Duration.ofMinutes(1));
        received(7);
        assertThat(history.minutes("crm", clock.instant().minus(Duration.ofHours(1))))
                .extracting(FeedMinute::accepted)
                .containsExactly(6L, 7L);
        clock.advance(Duration.ofMinutes(1));
        assertThat(history.rates()).containsEntry(new FeedHistory.Feed("crm", "customer"), 13 / 5.0);

        clock.advance(Duration.ofDays(1).minusSeconds(90));
        history.clear();
        assertThat(history.minutes("crm", clock.instant().minus(Duration.ofDays(2))))
                .hasSize(1);
    }

    @Test
    void kept_changes_are_bounded() {
        for (int i = 0; i < FeedHistory.CHANGES_KEPT; i++) {
            after(31);
            received(1);
            after(1);
        }
        history.clear();
        assertThat(history.changes("crm", 1000)).hasSize(FeedHistory.CHANGES_KEPT);
        assertThat(jdbi.<Long, RuntimeException>withHandle(
                        handle -> handle.createQuery("select count(*) from promise_change")
                                .mapTo(Long.class)
                                .one()))
                .isEqualTo(FeedHistory.CHANGES_KEPT);
    }

    private FreshnessMonitor newMonitor() {
        return new FreshnessMonitor(table, new FreshnessChangeTable(jdbi), published, clock);
    }

    private void after(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        monitor.check();
    }

    private List<Change> changes() {
        return published.fired().stream().map(FreshnessChanged::change).toList();
    }

    private void received(int records) {
        table.succeeded(FEED, new IntakeResult(records, 0, List.of()), Optional.empty(), clock.instant());
    }
}
