package org.switchboard.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** A database as the server finds it at its first start. */
final class EmptyDatabase {

    private EmptyDatabase() {}

    /** Deletes all that is in it; nobody may be connected. */
    static void make(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : List.of(
                    "drop schema public cascade",
                    "create schema public",
                    "create extension pg_trgm",
                    "create extension btree_gin")) {
                statement.execute(each);
            }
        }
    }
}
