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

    /** The schema is built once; PostgreSQL copies it in a fraction of the time that the migrations take. */
    private static final class Template {
        static final String NAME = migrated("template_with_schema");

        private static String migrated(String name) {
            DatabaseSchema.migrate(create(name, ""), TestDatabase.class.getClassLoader());
            return name;
        }
    }

    /** A fresh database with nothing in it but what these statements make. */
    static DataSource empty(String... statements) {
        DataSource dataSource = create(nextName(), "");
        try (Handle handle = Jdbi.open(dataSource)) {
            List.of(statements).forEach(handle::execute);
        }
        return dataSource;
    }

    /** A fresh database with the whole schema. */
    public static DataSource fresh() {
        return create(nextName(), " template " + Template.NAME);
    }

    private static String nextName() {
        return "test" + NUMBER.incrementAndGet();
    }

    private static DataSource create(String name, String origin) {
        try (Handle handle = Jdbi.open(Server.RUNNING.getPostgresDatabase())) {
            handle.execute("create database " + name + origin);
        }
        return Server.RUNNING.getDatabase("postgres", name);
    }

    /** Also of tables that are append-only: the database's administrator may do what the application may not. */
    public static void truncate(Handle handle, String tables) {
        handle.execute("set session_replication_role = replica");
        handle.execute("truncate " + tables);
        handle.execute("set session_replication_role = origin");
    }
}
