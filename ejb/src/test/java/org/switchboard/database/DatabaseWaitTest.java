package org.switchboard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.switchboard.shared.MovableClock;

class DatabaseWaitTest {

    private final MovableClock clock = new MovableClock("2026-11-22T08:00:00Z");
    private final DatabaseWait wait = new DatabaseWait(Duration.ofMillis(1), clock);
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void database_that_comes_up_late_is_waited_for_without_end() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setServerNames(new String[] {"127.0.0.1"});
        nobody.setPortNumbers(new int[] {1});

        wait.until(() -> {
            if (tries.incrementAndGet() < 30) {
                connect(nobody);
            }
        });

        assertThat(tries).hasValue(30);
    }

    @Test
    void failure_that_waiting_does_not_mend_is_thrown_at_once() {
        assertThatThrownBy(() -> wait.until(() -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException(new SQLException("column x does not exist", "42703"));
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(tries).hasValue(1);
    }

    private static void connect(PGSimpleDataSource database) {
        try {
            database.getConnection().close();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
