package org.switchboard.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A real PostgreSQL for tests, one server a test run; each asker gets a fresh database with our schema. */
public final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setServerConfig("unix_socket_directories", "")
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A fresh database with nothing in it but what these statements make. */
    static DataSource empty(String... statements) {
        String name = "test" + NUMBER.incrementAndGet();
        try (Handle handle = Jdbi.open(Server.RUNNING.getPostgresDatabase())) {
            handle.execute("create database " + name);
        }
        DataSource dataSource = Server.RUNNING.getDatabase("postgres", name);
        try (Handle handle = Jdbi.open(dataSource)) {
            List.of(statements).forEach(handle::execute);
        }
        return dataSource;
    }

    /** A fresh database with the whole schema. */
    public static DataSource fresh() {
        DataSource dataSource = empty();
        DatabaseSchema.migrate(dataSource, TestDatabase.class.getClassLoader());
        return dataSource;
    }
}
