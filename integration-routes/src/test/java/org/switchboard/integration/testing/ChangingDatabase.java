package org.switchboard.integration.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL server that writes its changes for others, and lets {@link #USER} read them with a password. It can be
 * switched off and on again.
 */
public final class ChangingDatabase implements AutoCloseable {

    public static final String USER = "reader";
    public static final String PASSWORD = "a secret of the reader";

    private final Path data;
    private final int port = FreePort.find();
    private final String walLevel;
    private EmbeddedPostgres server;

    /** @param walLevel {@code logical}, or {@code replica} for one that does not */
    public ChangingDatabase(Path data, String walLevel) {
        this.data = data;
        this.walLevel = walLevel;
    }

    public ChangingDatabase on() {
        try {
            server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("wal_level", walLevel)
                    .setServerConfig("fsync", "off")
                    .start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The user is there, and has to say the password. */
    public ChangingDatabase withReader() {
        does("create role " + USER + " superuser login password '" + PASSWORD + "'");
        Path rules = Path.of(asks("show hba_file"));
        try {
            Files.writeString(rules, "host all " + USER + " 127.0.0.1/32 scram-sha-256\n" + Files.readString(rules));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        asks("select pg_reload_conf()");
        return this;
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public ChangingDatabase does(String... statements) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first value of the answer; empty when there is none. */
    public String asks(String query) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            return answer.next() ? answer.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void off() {
        try {
            server.close();
            server = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            off();
        }
    }
}
