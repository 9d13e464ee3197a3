package org.switchboard.source.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchboard.access.model.Actors.person;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.audit.Accountable;
import org.switchboard.audit.AuditTrail;
import org.switchboard.database.TestDatabase;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.MovableClock;
import org.switchboard.source.PollingLeadership;
import org.switchboard.source.RecordType;
import org.switchboard.source.feed.FeedCaughtUp;
import org.switchboard.source.intake.Intake;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.InitialLoad;
import org.switchboard.source.model.InitialLoad.State;
import org.switchboard.source.persistence.DeferredIndexes;
import org.switchboard.source.persistence.InitialLoadTable;
import org.switchboard.source.record.RecordStore;
import org.switchboard.source.record.RecordTable;
import org.switchboard.source.record.RecordTableStore;

class InitialLoadRunnerTest {

    private static final String FILE = "cis.camel.yaml";
    private static final FeedId METERS = new FeedId("cis", RecordType.END_DEVICE);
    private static final FeedId OLD_METERS = new FeedId("cis", "old-meters", RecordType.END_DEVICE);
    private static final FeedId ACCOUNTS = new FeedId("cis", RecordType.ACCOUNT);

    private final MovableClock clock = new MovableClock("2026-11-30T12:00:00Z");
    private final Leadership leadership = new Leadership();
    private DataSource database;
    private Jdbi jdbi;
    private InitialLoads loads;
    private InitialLoadRunner runner;
    private List<String> ofTheSchema;

    @BeforeEach
    void create_empty_database() {
        database = TestDatabase.fresh();
        jdbi = Jdbi.create(database);
        loads = new InitialLoads(new InitialLoadTable(jdbi), new Stores(), new NoAudit(), clock);
        runner = node();
        ofTheSchema = indexes();
        assertThat(ofTheSchema).hasSize(4);
    }

    @Test
    void changes_no_table_without_a_request() {
        assertThat(runner.step()).isEmpty();
        assertThat(runner.isLoading(METERS)).isFalse();
        assertThat(indexes()).isEqualTo(ofTheSchema);
    }

    @Test
    void drops_look_up_indexes_and_suspends_vacuum_when_requested() {
        request(METERS);
        runner.step();
        assertThat(indexes()).as("the unique ones").hasSize(2);
        assertThat(settings()).containsExactly("autovacuum_enabled=false");
        assertThat(state()).isEqualTo(State.LOADING);
        assertThat(load().slow()).containsExactly(RecordType.END_DEVICE);
        assertThat(runner.isLoading(METERS)).isTrue();
    }

    @Test
    void does_nothing_on_a_node_that_does_not_poll() {
        request(METERS);
        leadership.held = false;
        runner.step();
        assertThat(state()).isEqualTo(State.REQUESTED);
        assertThat(indexes()).isEqualTo(ofTheSchema);
    }

    @Test
    void builds_indexes_of_a_table_once_all_its_feeds_have_caught_up() {
        request(METERS, OLD_METERS);
        runner.step();
        runner.caughtUp(new FeedCaughtUp(METERS));
        assertThat(runner.step()).isEmpty();
        assertThat(runner.isLoading(METERS)).isFalse();
        assertThat(runner.isLoading(OLD_METERS)).isTrue();
        runner.caughtUp(new FeedCaughtUp(OLD_METERS));
        assertThat(runner.step()).containsExactly("end_device");
        assertThat(state()).isEqualTo(State.INDEXING);
        runner.build("end_device");
        assertThat(indexes()).isEqualTo(ofTheSchema);
        assertThat(settings()).isEmpty();
        assertThat(runner.step()).isEmpty();
        assertThat(state()).isEqualTo(State.FINISHED);
        assertThat(loads.unfinished()).isEmpty();
    }

    @Test
    void builds_indexes_of_a_complete_table_while_others_load() {
        request(METERS, ACCOUNTS);
        runner.step();
        runner.caughtUp(new FeedCaughtUp(METERS));
        assertThat(runner.step()).containsExactly("end_device");
        assertThat(state()).isEqualTo(State.LOADING);
    }

    @Test
    void builds_indexes_of_a_feed_that_catches_up_during_a_step() {
        request(METERS);
        CatchingUp late = new CatchingUp();
        runner = new InitialLoadRunner(
                late, new DeferredIndexes(database), leadership, new Stores(), new RowCopies(jdbi), clock);
        runner.step();
        late.during = () -> runner.caughtUp(new FeedCaughtUp(METERS));
        runner.step();
        late.during = () -> {};
        assertThat(state()).isEqualTo(State.LOADING);
        assertThat(runner.step()).containsExactly("end_device");
    }

    @Test
    void skips_an_index_that_was_built_in_the_meantime() {
        request(METERS);
        runner.step();
        String index = jdbi.withHandle(handle -> handle.createQuery(
                        "select definition from deferred_index where index_name not like '% vacuum' limit 1")
                .mapTo(String.class)
                .one());
        jdbi.useHandle(handle -> handle.execute(index));
        InitialLoadRunner next = node();
        next.step();
        loads.resume(load().id(), person("ines"));
        next.step();
        assertThat(state()).isEqualTo(State.LOADING);
        assertThat(indexes()).hasSize(2);
        loads.finish(load().id(), person("ines"));
        next.step();
        next.build("end_device");
        assertThat(indexes()).isEqualTo(ofTheSchema);
    }

    @Test
    void is_interrupted_when_its_process_ended() {
        request(METERS);
        runner.step();
        InitialLoadRunner next = node();
        assertThat(next.step()).isEmpty();
        assertThat(state()).isEqualTo(State.INTERRUPTED);
        assertThat(next.isLoading(METERS)).isFalse();
        assertThat(indexes()).as("still missing").hasSize(2);
        assertThat(load().slow()).containsExactly(RecordType.END_DEVICE);
    }

    @Test
    void continues_at_its_position_when_resumed() {
        request(METERS, ACCOUNTS);
        runner.step();
        runner.caughtUp(new FeedCaughtUp(METERS));
        InitialLoadRunner next = node();
        next.step();
        loads.resume(load().id(), person("ines"));
        next.step();
        assertThat(state()).isEqualTo(State.LOADING);
        assertThat(next.isLoading(METERS)).as("had caught up").isFalse();
        assertThat(next.isLoading(ACCOUNTS)).isTrue();
        assertThat(next.step()).containsExactly("end_device");
        next.build("end_device");
        assertThat(indexes()).isEqualTo(ofTheSchema);
    }

    @Test
    void counts_what_came_by_normal_intake_during_an_interruption() {
        request(METERS);
        runner.step();
        InitialLoadRunner next = node();
        next.step();
        stored("cis");
        loads.resume(load().id(), person("ines"));
        next.step();
        assertThat(load().rows()).isEqualTo(1);
        assertThat(load().rowsBefore()).isEqualTo(1);
    }

    @Test
    void builds_all_indexes_when_ended_early() {
        request(METERS);
        runner.step();
        loads.finish(load().id(), person("ines"));
        assertThat(runner.step()).containsExactly("end_device");
        assertThat(runner.isLoading(METERS)).isFalse();
        runner.build("end_device");
        runner.step();
        assertThat(state()).isEqualTo(State.FINISHED);
        assertThat(indexes()).isEqualTo(ofTheSchema);
    }

    @Test
    void builds_all_indexes_when_ended_early_after_an_interruption() {
        request(METERS);
        runner.step();
        InitialLoadRunner next = node();
        next.step();
        loads.finish(load().id(), person("ines"));
        next.step();
        assertThat(next.isLoading(METERS)).isFalse();
        assertThat(next.step()).containsExactly("end_device");
        next.build("end_device");
        next.step();
        assertThat(state()).isEqualTo(State.FINISHED);
        assertThat(indexes()).isEqualTo(ofTheSchema);
    }

    @Test
    void waits_while_a_long_transaction_reads_the_table() {
        request(METERS);
        jdbi.useTransaction(reader -> {
            reader.execute("select count(*) from end_device");
            node().step();
        });
        assertThat(state()).isEqualTo(State.REQUESTED);
        assertThat(load().problem()).isPresent();
        assertThat(indexes()).isEqualTo(ofTheSchema);
        runner.step();
        assertThat(state()).isEqualTo(State.LOADING);
        assertThat(load().problem()).isEmpty();
    }

    @Test
    void refuses_a_source_that_has_records_of_that_kind() {
        stored("cis");
        assertThatThrownBy(() -> request(METERS)).isInstanceOf(BusinessException.class);
        assertThat(loads.unfinished()).isEmpty();
    }

    @Test
    void loads_beside_records_of_another_source() {
        stored("head-end");
        request(METERS);
        assertThat(state()).isEqualTo(State.REQUESTED);
    }

    @Test
    void refuses_a_second_load_until_the_first_is_finished() {
        request(METERS);
        assertThatThrownBy(() -> request(ACCOUNTS)).isInstanceOf(BusinessException.class);
    }

    @Test
    void refuses_a_file_without_feeds_and_a_load_that_is_finished() {
        assertThatThrownBy(this::request).isInstanceOf(BusinessException.class);
        request(METERS);
        runner.step();
        long id = load().id();
        loads.finish(id, person("ines"));
        runner.step();
        runner.build("end_device");
        runner.step();
        assertThatThrownBy(() -> loads.resume(id, person("ines"))).isInstanceOf(BusinessException.class);
    }

    @Test
    void estimates_the_rest_by_rate_and_expectation() {
        request(METERS);
        runner.step();
        assertThat(load().expected()).isEmpty();
        runner.expect(METERS, 1000);
        new InitialLoadTable(jdbi).count(load().id(), METERS, 200);
        clock.advance(Duration.ofSeconds(10));
        assertThat(load().rows()).isEqualTo(200);
        assertThat(load().expected()).hasValue(1000L);
        assertThat(load().rate(clock.instant())).hasValue(20.0);
        assertThat(load().remaining(clock.instant())).hasValue(Duration.ofSeconds(40));
    }

    @Test
    void a_migration_finds_all_indexes() {
        request(METERS);
        runner.step();
        jdbi.useHandle(handle -> handle.execute(beforeEachMigration()));
        assertThat(indexes()).isEqualTo(ofTheSchema);
        assertThat(settings()).isEmpty();
    }

    private static String beforeEachMigration() {
        try (InputStream script =
                InitialLoadRunnerTest.class.getResourceAsStream("/db/migration/beforeEachMigrate.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void request(FeedId... feeds) {
        loads.request(FILE, Set.of(feeds), person("ines"));
    }

    private InitialLoad load() {
        return loads.latest(1, person("wang")).get(0);
    }

    private State state() {
        return load().state();
    }

    private InitialLoadRunner node() {
        return new InitialLoadRunner(
                new InitialLoadTable(jdbi),
                new DeferredIndexes(database),
                leadership,
                new Stores(),
                new RowCopies(jdbi),
                clock);
    }

    private void stored(String source) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into end_device (source, source_key, changed_at, received_at, deleted, provenance)"
                        + " values (?, 'M1', now(), now(), false, '{}')",
                source));
    }

    private List<String> settings() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select unnest(reloptions) from pg_class where relname = 'end_device'")
                        .mapTo(String.class)
                        .list());
    }

    private List<String> indexes() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select indexdef from pg_indexes where tablename = 'end_device' order by indexname")
                .mapTo(String.class)
                .list());
    }

    /** Something happens after the load was read. */
    private final class CatchingUp extends InitialLoadTable {

        private Runnable during = () -> {};

        CatchingUp() {
            super(jdbi);
        }

        @Override
        public Optional<InitialLoad> unfinished() {
            Optional<InitialLoad> load = super.unfinished();
            during.run();
            return load;
        }
    }

    private final class Stores extends Intake {
        @Override
        public RecordStore storeOf(RecordType type) {
            String table = type == RecordType.END_DEVICE ? "end_device" : "customer_account";
            return new RecordTableStore(
                    type, RecordTable.named(table).text("number", "number").build(), jdbi);
        }
    }

    private static final class NoAudit extends AuditTrail {
        @Override
        public void record(Accountable who, String action, String subject, String detail) {
            // not looked at here
        }
    }

    private static final class Leadership implements PollingLeadership {

        private boolean held = true;

        @Override
        public boolean isHeld() {
            return held;
        }

        @Override
        public void seek(ThreadFactory threads) {
            // held from the beginning
        }

        @Override
        public void release() {
            held = false;
        }
    }
}
