package org.switchboard.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchboard.database.TestDatabase;
import org.switchboard.event.EventNode;
import org.switchboard.source.RecordType;
import org.switchboard.source.RecordsChanged;
import org.switchboard.source.load.InitialLoads;
import org.switchboard.source.model.InitialLoad;

/** Two nodes on one database: the first stores records, the second takes part in the group of identities. */
class ChangedRecordsTest {

    private static final InitialLoad UNDER_WAY = new InitialLoad(
            1,
            "cis.camel.yaml",
            InitialLoad.State.LOADING,
            "li",
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            List.of());

    private final DataSource database = TestDatabase.fresh();
    private final EventNode storing = new EventNode(database, Clock.systemUTC());
    private EventNode resolving = new EventNode(database, Clock.systemUTC());
    private volatile Optional<InitialLoad> load = Optional.empty();

    private final InitialLoads loads = new InitialLoads() {
        @Override
        public Optional<InitialLoad> unfinished() {
            return load;
        }
    };

    @AfterEach
    void stopNodes() {
        storing.close();
        resolving.close();
    }

    @Test
    void a_customer_is_due_when_another_node_has_stored_a_change() {
        start();
        stored("1");
        soon().until(() -> due() == 1);
    }

    @Test
    void records_stored_while_no_node_resolved_are_due_after_the_next_start() {
        start();
        resolving.close();
        stored("1");
        stored("2");
        resolving = new EventNode(database, Clock.systemUTC());
        start();
        soon().until(() -> due() == 2);
    }

    @Test
    void changes_during_an_initial_load_are_due_after_it() {
        load = Optional.of(UNDER_WAY);
        start();
        stored("1");
        Awaitility.await()
                .during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(30))
                .until(() -> due() == 0);
        load = Optional.empty();
        stored("2");
        soon().until(() -> due() == 2);
    }

    @Test
    void changes_of_other_records_schedule_no_customer() {
        start();
        stored("1");
        storing.publish(new RecordsChanged("gis", RecordType.OUTAGE, Set.of("UO-1"), Optional.empty()));
        stored("2");
        soon().until(() -> due() == 2);
        assertThat(due()).isEqualTo(2);
    }

    private void start() {
        resolving.register(new ChangedRecords(new Register(resolving.database).resolution, loads));
        resolving.start();
    }

    private void stored(String key) {
        storing.database.transact(() -> {
            storing.database.jdbi().useHandle(handle -> handle.execute("""
                    insert into customer (source, source_key, changed_at, received_at, deleted, provenance, name)
                    values ('cis', ?, now(), now(), false, '{}', '王小明')""", key));
            storing.publish(new RecordsChanged("cis", RecordType.CUSTOMER, Set.of(key), Optional.empty()));
        });
    }

    private long due() {
        return storing.database.inTransaction(() -> new Register(storing.database).resolution.waiting());
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }
}
