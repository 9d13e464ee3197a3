package org.switchboard.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.database.TestDatabase;
import org.switchboard.event.EventNode;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangePayload;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.job.JobNode;
import org.switchboard.shared.MovableClock;
import org.switchboard.source.RecordType;
import org.switchboard.source.RecordsChanged;
import org.switchboard.source.load.InitialLoads;
import org.switchboard.source.model.InitialLoad;

/** Two nodes on one database: the first stores records, and any of the two matches them. */
class ResolutionJobTest {

    private static final String MOBILE = "138-0571-2345";

    private final DataSource database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock("2026-11-30T08:00:00Z");
    private final Node storing = new Node();
    private final Node other = new Node();

    private final class Node {

        final EventNode events = new EventNode(database, clock);
        final Register register = new Register(events.database);
        final RecordBursts bursts = new RecordBursts(clock);
        final ResolutionJob job = new ResolutionJob();

        Node() {
            job.resolution = new Resolution() {
                @Override
                public int index(int most) {
                    return events.database.inTransaction(() -> register.resolution.index(most));
                }

                @Override
                public int resolve(int most) {
                    return events.database.inTransaction(() -> register.resolution.resolve(most));
                }
            };
            job.loads = new InitialLoads() {
                @Override
                public Optional<InitialLoad> unfinished() {
                    return Optional.empty();
                }
            };
            job.bursts = bursts;
            job.clock = clock;
            events.listens(bursts);
        }
    }

    @BeforeEach
    void startNodes() {
        storing.events.start();
        other.events.start();
        storing.register.record("cis", "1", "王小明", "", MOBILE);
    }

    @AfterEach
    void stopNodes() {
        storing.events.close();
        other.events.close();
    }

    @Test
    void no_node_matches_during_a_burst_that_one_node_stores() {
        stored(RecordType.CUSTOMER, RecordBursts.BURST_RECORDS + 1);
        soon().until(() -> storing.bursts.isInBurst() && other.bursts.isInBurst());
        other.job.run();
        storing.job.run();
        assertThat(waiting()).isEqualTo(1);

        clock.advance(RecordBursts.BURST_WINDOW);
        other.job.run();
        assertThat(waiting()).isZero();
    }

    @Test
    void few_customers_and_many_records_of_other_types_are_no_burst() {
        read(RecordType.OUTAGE, RecordBursts.BURST_RECORDS + 1);
        read(RecordType.CUSTOMER, RecordBursts.BURST_RECORDS);
        assertThat(other.bursts.isInBurst()).isFalse();
        read(RecordType.CUSTOMER, 1);
        assertThat(other.bursts.isInBurst()).isTrue();
    }

    @Test
    void records_of_two_windows_are_no_burst() {
        read(RecordType.CUSTOMER, RecordBursts.BURST_RECORDS);
        clock.advance(RecordBursts.BURST_WINDOW.plusMillis(1));
        read(RecordType.CUSTOMER, RecordBursts.BURST_RECORDS);
        assertThat(other.bursts.isInBurst()).isFalse();
    }

    @Test
    void matching_pauses_briefly_on_an_idle_machine_with_work_left_and_long_otherwise() {
        double[] load = {0.1};
        other.job.machine = new IdleMachine(() -> load[0]);
        other.job.resolution = new Resolution() {
            @Override
            public int index(int most) {
                clock.advance(Duration.ofMillis(700));
                return most;
            }
        };
        other.job.run();
        assertThat(other.job.pause()).isEqualTo(Duration.ofMillis(250));

        load[0] = 0.9;
        other.job.run();
        assertThat(other.job.pause()).as("others have the processors").isEqualTo(other.job.interval());

        load[0] = -1;
        other.job.run();
        assertThat(other.job.pause()).as("not known").isEqualTo(other.job.interval());

        load[0] = 0.1;
        other.job.resolution = storing.job.resolution;
        other.job.run();
        assertThat(other.job.pause()).as("nothing left").isEqualTo(other.job.interval());
    }

    @Test
    void matching_runs_as_a_job_of_the_cluster() {
        try (JobNode one = new JobNode(database);
                JobNode two = new JobNode(database)) {
            one.start(storing.job);
            two.start(other.job);
            soon().until(() -> waiting() == 0);
            assertThat(runs()).containsExactly("identity-resolution");
        }
    }

    private void stored(RecordType type, int records) {
        storing.events.publish(change(type, records));
    }

    private void read(RecordType type, int records) {
        RecordsChanged change = change(type, records);
        other.bursts.published(List.of(new LoggedEvent(
                1,
                clock.instant(),
                Change.typeOf(RecordsChanged.class),
                change.eventKey(),
                ChangePayload.of(change),
                change.by())));
    }

    private static RecordsChanged change(RecordType type, int records) {
        Set<String> keys = IntStream.range(0, records).mapToObj(String::valueOf).collect(Collectors.toSet());
        return new RecordsChanged("cis", type, keys, Optional.empty());
    }

    private long waiting() {
        return storing.events.database.inTransaction(() -> storing.register.resolution.waiting());
    }

    private List<String> runs() {
        return storing.events.database.jdbi().withHandle(handle -> handle.createQuery("select name from job_run")
                .mapTo(String.class)
                .list());
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }
}
