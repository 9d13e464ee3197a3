package org.switchboard.source.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchboard.access.model.Actors.person;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.access.model.Actor;
import org.switchboard.audit.AuditTrail;
import org.switchboard.audit.persistence.AuditTable;
import org.switchboard.database.SetBasedAccess;
import org.switchboard.database.TestDatabase;
import org.switchboard.shared.MovableClock;
import org.switchboard.shared.RecordedEvents;
import org.switchboard.source.IntakeResult;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced.State;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.FeedNote;
import org.switchboard.source.model.FeedState;
import org.switchboard.source.model.FeedState.ObjectiveStatus;
import org.switchboard.source.model.SourcePause;
import org.switchboard.source.persistence.FeedNoteTable;
import org.switchboard.source.persistence.FeedTable;
import org.switchboard.source.persistence.SourcePauseTable;

/** The life of a feed, as route files come and go. */
class FeedsTest {

    private static final FeedId CUSTOMERS = new FeedId("crm", RecordType.CUSTOMER);
    private static final FeedId ACCOUNTS = new FeedId("crm", RecordType.ACCOUNT);
    private static final Optional<Duration> OBJECTIVE = Optional.of(Duration.ofSeconds(30));

    private static Jdbi jdbi;

    private MovableClock clock;
    private FeedTable table;
    private RecordedEvents<FeedHealthChanged> health;
    private RecordedEvents<FeedCaughtUp> ends;
    private Feeds feeds;
    private AuditTrail audit;
    private SourcePauses pauses;

    @BeforeAll
    static void database() {
        jdbi = SetBasedAccess.over(TestDatabase.fresh());
    }

    @BeforeEach
    void twoFeedsOfOneFile() {
        jdbi.useHandle(handle ->
                TestDatabase.truncate(handle, "feed, feed_note, feed_declaration, source_pause, audit_entry cascade"));
        clock = new MovableClock("2026-11-22T08:00:00Z");
        table = new FeedTable(jdbi);
        health = new RecordedEvents<>();
        ends = new RecordedEvents<>();
        feeds = new Feeds(table, new FeedNoteTable(jdbi), health, ends, clock);
        audit = new AuditTrail(new AuditTable(jdbi), clock);
        pauses = new SourcePauses(new SourcePauseTable(jdbi), audit, clock);
        feeds.announce(CUSTOMERS, OBJECTIVE);
        feeds.announce(ACCOUNTS, OBJECTIVE);
        feeds.declared("crm.camel.yaml", Set.of(CUSTOMERS, ACCOUNTS));
        received(CUSTOMERS, "17");
        received(ACCOUNTS, "4");
    }

    @Test
    void feed_that_misses_its_objective_is_stale() {
        clock.advance(Duration.ofMinutes(1));
        assertThat(stateOf(CUSTOMERS)).isEqualTo(State.STALE);
        assertThat(overdue()).containsExactly("crm");
    }

    @Test
    void completed_poll_is_published_with_its_feed() {
        feeds.caughtUp(ACCOUNTS);
        assertThat(ends.fired()).containsExactly(new FeedCaughtUp(ACCOUNTS));
    }

    @Test
    void failure_and_recovery_of_a_feed_are_each_published_once() {
        feeds.failed(CUSTOMERS, "The connection is refused.", Optional.empty());
        feeds.failed(CUSTOMERS, "The connection is still refused.", Optional.empty());
        received(CUSTOMERS, "18");
        received(CUSTOMERS, "19");
        assertThat(health.fired())
                .containsExactly(
                        new FeedHealthChanged(
                                CUSTOMERS, true, Actor.source("crm").author()),
                        new FeedHealthChanged(
                                CUSTOMERS, false, Actor.source("crm").author()));
    }

    @Test
    void note_about_one_file_replaces_no_note_about_another_file_or_of_another_kind() {
        feeds.note(CUSTOMERS, FeedNote.CONTENT, "a.xml", Optional.of("a.xml has a loop."));
        feeds.note(CUSTOMERS, FeedNote.CONTENT, "b.xml", Optional.of("b.xml has an island."));
        feeds.note(CUSTOMERS, FeedNote.FILE, "a.xml", Optional.of("a.xml is late."));
        feeds.note(CUSTOMERS, FeedNote.CONTENT, Optional.of("It is incomplete."));
        assertThat(feed(CUSTOMERS).note())
                .contains("It is incomplete. a.xml has a loop. b.xml has an island. a.xml is late.");

        feeds.note(CUSTOMERS, FeedNote.CONTENT, "a.xml", Optional.of("a.xml has two loops."));
        feeds.note(CUSTOMERS, FeedNote.CONTENT, "b.xml", Optional.empty());
        assertThat(feed(CUSTOMERS).note()).contains("It is incomplete. a.xml has two loops. a.xml is late.");

        clock.advance(Duration.ofDays(31));
        assertThat(feed(CUSTOMERS).note()).contains("It is incomplete.");
    }

    @Test
    void notes_about_the_last_ten_files_are_kept() {
        for (int i = 10; i < 30; i++) {
            feeds.note(CUSTOMERS, FeedNote.CONTENT, "f" + i, Optional.of("f" + i + "."));
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(feed(CUSTOMERS).note()).contains("f20. f21. f22. f23. f24. f25. f26. f27. f28. f29.");
    }

    @Test
    void feed_whose_file_was_removed_is_withdrawn_and_never_stale() {
        feeds.failed(CUSTOMERS, "The connection is refused.", Optional.empty());
        feeds.declared("crm.camel.yaml", Set.of());
        clock.advance(Duration.ofDays(30));

        assertThat(stateOf(CUSTOMERS)).isEqualTo(State.WITHDRAWN);
        assertThat(feed(CUSTOMERS).failure()).isEmpty();
        assertThat(feed(CUSTOMERS).lagAt(clock.instant())).isEmpty();
        assertThat(overdue()).isEmpty();
        assertThat(feeds.freshness().of("crm", RecordType.CUSTOMER)).isEqualTo(State.WITHDRAWN);
        assertThat(feeds.freshness().lastSuccess("crm", RecordType.CUSTOMER)).isPresent();
    }

    @Test
    void withdrawn_feed_keeps_history_and_position_for_its_next_declaration() {
        feeds.declared("crm.camel.yaml", Set.of());
        clock.advance(Duration.ofDays(30));
        assertThat(feeds.watermark(CUSTOMERS)).contains("17");
        assertThat(feed(CUSTOMERS).accepted()).isEqualTo(3);

        feeds.declared("crm-new.camel.yaml", Set.of(CUSTOMERS));
        assertThat(stateOf(CUSTOMERS)).isEqualTo(State.STALE);
        received(CUSTOMERS, "18");
        assertThat(stateOf(CUSTOMERS)).isEqualTo(State.FRESH);
        assertThat(stateOf(ACCOUNTS)).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void a_file_that_drops_one_of_its_feeds_withdraws_that_one() {
        feeds.declared("crm.camel.yaml", Set.of(ACCOUNTS));
        assertThat(stateOf(CUSTOMERS)).isEqualTo(State.WITHDRAWN);
        assertThat(stateOf(ACCOUNTS)).isEqualTo(State.FRESH);
        assertThat(feeds.freshness().of("crm", RecordType.CUSTOMER, RecordType.ACCOUNT))
                .isEqualTo(State.FRESH);
    }

    @Test
    void feed_also_declared_by_another_file_stays_active() {
        feeds.declared("copy.camel.yaml", Set.of(CUSTOMERS));
        feeds.declared("crm.camel.yaml", Set.of());
        assertThat(stateOf(CUSTOMERS)).isEqualTo(State.FRESH);
        feeds.declared("copy.camel.yaml", Set.of());
        assertThat(stateOf(CUSTOMERS)).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void feed_without_file_is_not_withdrawn() {
        FeedId pushed = new FeedId("app", RecordType.INTERACTION);
        received(pushed, "1");
        feeds.declared("app.camel.yaml", Set.of());
        assertThat(stateOf(pushed)).isEqualTo(State.FRESH);
    }

    @Test
    void late_records_of_a_stopped_route_keep_a_feed_withdrawn_and_a_delivering_program_reactivates_it() {
        feeds.declared("crm.camel.yaml", Set.of());
        received(CUSTOMERS, "19");
        assertThat(stateOf(CUSTOMERS)).isEqualTo(State.WITHDRAWN);

        feeds.deliveredTo(CUSTOMERS, person("wang"));
        clock.advance(Duration.ofDays(1));
        assertThat(stateOf(CUSTOMERS)).isEqualTo(State.FRESH);
    }

    @Test
    void paused_source_is_neither_on_time_nor_overdue_and_names_who_paused_it_when_and_why() {
        feeds.failed(CUSTOMERS, "The connection is refused.", Optional.empty());
        pauses.pause("crm", Optional.of("The CRM is being moved."), person("li"));
        clock.advance(Duration.ofDays(1));

        assertThat(stateOf(CUSTOMERS)).isEqualTo(State.PAUSED);
        assertThat(feed(CUSTOMERS).objectiveStatusAt(clock.instant())).isEqualTo(ObjectiveStatus.WAIVED);
        assertThat(feed(CUSTOMERS).oversight().pause())
                .contains(new SourcePause(
                        "crm", Instant.parse("2026-11-22T08:00:00Z"), "li", Optional.of("The CRM is being moved.")));
        assertThat(overdue()).as("a verdict says that it does not rest on it").containsExactly("crm");
        assertThatThrownBy(() -> pauses.requireRunning("crm")).isInstanceOf(SourcePaused.class);
        pauses.requireRunning("cis");
    }

    @Test
    void after_a_pause_a_feed_has_its_full_objective_again() {
        pauses.pause("crm", Optional.empty(), person("li"));
        clock.advance(Duration.ofDays(1));
        pauses.resume("crm", person("wang"));
        clock.advance(Duration.ofSeconds(29));
        assertThat(feed(CUSTOMERS).objectiveStatusAt(clock.instant())).isEqualTo(ObjectiveStatus.KEPT);
        assertThat(stateOf(CUSTOMERS)).as("what it gave is old all the same").isEqualTo(State.STALE);
        clock.advance(Duration.ofSeconds(2));
        assertThat(feed(CUSTOMERS).objectiveStatusAt(clock.instant())).isEqualTo(ObjectiveStatus.BROKEN);
        pauses.requireRunning("crm");
    }

    @Test
    void first_pause_is_kept_and_begin_and_end_are_recorded() {
        pauses.pause("crm", Optional.of("first"), person("li"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(pauses.pause("crm", Optional.of("second"), person("wang")).why())
                .contains("first");
        pauses.resume("crm", person("wang"));
        pauses.resume("crm", person("wang"));
        assertThat(pauses.all()).isEmpty();
        assertThat(audit.latest(10, Optional.empty()).items())
                .extracting(entry -> entry.actor() + " " + entry.action() + " " + entry.subject())
                .containsExactly("wang source-resumed crm", "wang source-paused crm", "li source-paused crm");
    }

    private void received(FeedId feed, String watermark) {
        feeds.succeeded(feed, new IntakeResult(3, 0, List.of()), Optional.of(watermark), clock.instant());
    }

    private FeedState feed(FeedId id) {
        return feeds.all().stream()
                .filter(feed -> feed.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private State stateOf(FeedId id) {
        return feed(id).stateAt(clock.instant());
    }

    private List<String> overdue() {
        return feeds.freshness().sourcesWithoutData(RecordType.CUSTOMER, RecordType.ACCOUNT);
    }
}
