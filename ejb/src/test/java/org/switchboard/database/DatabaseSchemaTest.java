package org.switchboard.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class DatabaseSchemaTest {

    @Test
    void a_first_start_over_a_database_that_has_its_extension_logs_no_warning() {
        List<LogRecord> logged = new ArrayList<>();
        Logger flyway = Logger.getLogger("org.flywaydb");
        Handler listener = keepingIn(logged);
        flyway.addHandler(listener);
        try {
            DataSource prepared = TestDatabase.empty("create extension pg_trgm");
            DatabaseSchema.migrate(prepared, getClass().getClassLoader());
        } finally {
            flyway.removeHandler(listener);
        }
        assertThat(logged).isNotEmpty();
        assertThat(logged)
                .filteredOn(record -> record.getLevel().intValue() >= Level.WARNING.intValue())
                .extracting(LogRecord::getMessage)
                .isEmpty();
    }

    private static Handler keepingIn(List<LogRecord> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(record);
            }

            @Override
            public void flush() {
                // nothing is buffered
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }
}
