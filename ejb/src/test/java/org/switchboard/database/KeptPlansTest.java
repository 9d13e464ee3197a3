package org.switchboard.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KeptPlansTest {

    /** More runs than the driver and PostgreSQL wait for before they keep anything. */
    private static final int RUNS = 20;

    /** A plan for any time reads far more than one for a time without rows. */
    private static final String STATEMENT = "select count(*) from reading where at > :from";

    private static TransactionalDatabase database;

    @BeforeAll
    static void readings() {
        database = new TransactionalDatabase();
        database.jdbi().useHandle(handle -> {
            handle.execute("create table reading as select now() as at from generate_series(1, 20000)");
            handle.execute("create index on reading (at)");
            handle.execute("analyze reading");
        });
    }

    @AfterAll
    static void end() {
        database.close();
    }

    @Test
    void statement_is_planned_for_each_run_when_plans_are_not_kept() {
        assertThat(plansMadeOfRuns(() -> {})).isGreaterThan(RUNS / 2);
    }

    @Test
    void statement_is_planned_once_when_plans_are_kept() {
        assertThat(plansMadeOfRuns(() -> database.jdbi().useHandle(KeptPlans::useInTransaction)))
                .isZero();
    }

    @Test
    void later_transactions_plan_as_before() {
        database.transact(() -> database.jdbi().useHandle(KeptPlans::useInTransaction));
        String mode = database.inTransaction(
                () -> database.jdbi().withHandle(handle -> handle.createQuery("show plan_cache_mode")
                        .mapTo(String.class)
                        .one()));
        assertThat(mode).isEqualTo("auto");
    }

    private static int plansMadeOfRuns(Runnable begin) {
        return database.inTransaction(() -> {
            begin.run();
            return database.jdbi().withHandle(handle -> {
                handle.execute("deallocate all");
                for (int i = 0; i < RUNS; i++) {
                    handle.createQuery(STATEMENT)
                            .bind("from", Instant.now().plusSeconds(60))
                            .mapTo(Long.class)
                            .one();
                }
                return handle.createQuery("select coalesce(sum(custom_plans), 0) from pg_prepared_statements"
                                + " where statement like 'select count(*) from reading%'")
                        .mapTo(Integer.class)
                        .one();
            });
        });
    }
}
