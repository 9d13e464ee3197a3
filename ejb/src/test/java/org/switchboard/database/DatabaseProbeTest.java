package org.switchboard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.shared.MovableClock;

/** Against a PostgreSQL of its own, which is really stopped and really hangs. */
class DatabaseProbeTest {

    private static final Duration NOTICED = Duration.ofSeconds(20);

    @TempDir
    Path data;

    private final DatabaseAvailability availability =
            new DatabaseAvailability(new MovableClock("2026-12-01T08:00:00Z"));
    private EmbeddedPostgres server;
    private DatabaseProbe probe;

    @BeforeEach
    void begin() throws Exception {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("pg"))
                .setCleanDataDirectory(false)
                .setServerConfig("unix_socket_directories", "")
                .start();
        DataSource database = server.getPostgresDatabase();
        database.setLoginTimeout(3); // as in server.xml
        probe = new DatabaseProbe(database, availability, Duration.ofMillis(50));
        probe.begin(Executors.defaultThreadFactory());
        assertThat(availability.isLost()).isFalse();
    }

    @AfterEach
    void end() throws IOException {
        probe.stop();
        server.close();
    }

    @Test
    void stopped_database_is_lost_and_available_after_it_has_started_again() throws IOException {
        int port = server.getPort();
        server.close();
        await().atMost(NOTICED).until(availability::isLost);

        server = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data.resolve("pg"))
                .setCleanDataDirectory(false)
                .setServerConfig("unix_socket_directories", "")
                .start();

        await().atMost(NOTICED).until(() -> !availability.isLost());
    }

    @Test
    void database_that_hangs_is_lost_within_seconds_and_available_when_it_goes_on() throws Exception {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("pg/postmaster.pid")).get(0).strip());
        signal("-STOP", pid);
        try {
            await().atMost(NOTICED).until(availability::isLost);
        } finally {
            signal("-CONT", pid);
        }

        await().atMost(NOTICED).until(() -> !availability.isLost());
    }

    /** The postmaster first: from then on it makes no other process. */
    private static void signal(String name, long postmaster) throws Exception {
        ProcessHandle server = ProcessHandle.of(postmaster).orElseThrow();
        send(name, server);
        for (ProcessHandle process : server.descendants().toList()) {
            send(name, process);
        }
    }

    private static void send(String name, ProcessHandle process) throws Exception {
        new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    }
}
