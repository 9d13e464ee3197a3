package org.switchboard.source.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.source.persistence.StoreSavepoint;

/** What the database says to a batch while another transaction holds the same rows. */
class StoreAgainstOthersTest {

    private static final String RENAME = "update crew set name = ? where source = 'field' and source_key = ?";

    private static TransactionalDatabase database;

    private StoreSavepoint savepoint;

    @BeforeAll
    static void start() {
        database = new TransactionalDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void twoRows() {
        database.emptied();
        for (String key : List.of("A", "B")) {
            database.jdbi()
                    .useHandle(handle -> handle.execute(
                            "insert into crew (source, source_key, changed_at, received_at, deleted, provenance, name)"
                                    + " values ('field', ?, now(), now(), false, '{}', 'before')",
                            key));
        }
        savepoint = new StoreSavepoint(database.jdbi());
    }

    @Test
    void deadlock_is_tried_again_and_refuses_no_record() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch otherHoldsB = new CountDownLatch(1);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> database.transact(() -> {
            execute("set local deadlock_timeout = '1h'");
            rename("other", "B");
            otherHoldsB.countDown();
            awaitWaiting();
            rename("other", "A");
        }));
        otherHoldsB.await(10, TimeUnit.SECONDS);

        StoreSavepoint.Outcome<String> outcome = PassingFailures.tryAgain(() -> database.inTransaction(() -> {
            tries.incrementAndGet();
            execute("set local deadlock_timeout = '2s'");
            return savepoint.store(List.of("A", "B"), part -> {
                part.forEach(key -> rename("ours", key));
                return Set.copyOf(part);
            });
        }));

        other.get(10, TimeUnit.SECONDS);
        assertThat(outcome.refused()).isEmpty();
        assertThat(outcome.changed()).containsExactlyInAnyOrder("A", "B");
        assertThat(names()).containsExactly("ours", "ours");
        assertThat(tries).as("the deadlock happened").hasValue(2);
    }

    @Test
    void lock_that_is_not_had_in_time_ends_the_transaction_and_refuses_no_record() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> database.transact(() -> {
            rename("other", "B");
            held.countDown();
            await(over);
        }));
        await(held);
        AtomicInteger tries = new AtomicInteger();

        assertThatThrownBy(() -> PassingFailures.tryAgain(() -> database.inTransaction(() -> {
                    tries.incrementAndGet();
                    execute("set local lock_timeout = '50ms'");
                    return savepoint.store(List.of("A", "B"), part -> {
                        part.forEach(key -> rename("ours", key));
                        return Set.copyOf(part);
                    });
                })))
                .isInstanceOf(JdbiException.class)
                .hasMessageContaining("lock timeout");

        over.countDown();
        other.get(10, TimeUnit.SECONDS);
        assertThat(tries).hasValue(PassingFailures.MOST_TRIES);
        assertThat(names()).containsExactly("before", "other");
    }

    @Test
    void cancelled_statement_refuses_no_record() {
        assertThatThrownBy(() -> database.transact(() -> {
                    execute("set local statement_timeout = '50ms'");
                    savepoint.store(List.of("A"), part -> {
                        execute("select pg_sleep(60)");
                        return Set.of();
                    });
                }))
                .hasMessageContaining("statement timeout");
    }

    @Test
    void value_that_the_database_cannot_take_refuses_its_record_alone() {
        StoreSavepoint.Outcome<String> outcome =
                database.inTransaction(() -> savepoint.store(List.of("A", "B"), part -> {
                    part.forEach(key -> rename(key.equals("A") ? "a" : "b\u0000", key));
                    return Set.copyOf(part);
                }));

        assertThat(outcome.refused()).containsOnlyKeys("B");
        assertThat(names()).containsExactly("a", "before");
    }

    private static void rename(String name, String key) {
        database.jdbi().useHandle(handle -> handle.execute(RENAME, name, key));
    }

    private static void execute(String sql) {
        database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    private static void awaitWaiting() {
        Awaitility.await().until(() -> database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from pg_stat_activity"
                                        + " where wait_event_type = 'Lock' and datname = current_database()")
                                .mapTo(Integer.class)
                                .one()
                        > 0));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> names() {
        return database.jdbi().withHandle(handle -> handle.createQuery("select name from crew order by source_key")
                .mapTo(String.class)
                .list());
    }
}
