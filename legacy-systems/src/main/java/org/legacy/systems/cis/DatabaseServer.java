package org.legacy.systems.cis;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server of our own over a data directory that is kept. */
public final class DatabaseServer implements AutoCloseable {

    public static final String DATABASE = "cis";
    public static final String READER = "cis_reader";

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseServer.class);
    private static final String ACCESS = """
            # the legacy systems themselves
            host all postgres 127.0.0.1/32 scram-sha-256
            host all postgres ::1/128 scram-sha-256
            # readers
            host cis cis_reader 127.0.0.1/32 scram-sha-256
            """;

    private static final String SUPERUSER = "postgres";

    private final EmbeddedPostgres postgres;
    private final String password;

    /** An eighth of the memory, and 1 GB at most: an old system, but one whose machine was bought for its data. */
    private static String sharedBuffers() {
        long memory = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
        return Math.max(128, Math.min(1024, memory / 8 / 1024 / 1024)) + "MB";
    }

    private DatabaseServer(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    /**
     * Starts the server, after stopping one that a killed process has left on the same directory.
     *
     * @param binaries a folder of this user alone
     * @param password the superuser's, who may run programs
     */
    public static DatabaseServer start(Path directory, Path binaries, String password, Path log)
            throws IOException, SQLException {
        stopLeftOver(directory);
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(true)
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("listen_addresses", "127.0.0.1,::1")
                .setServerConfig("max_connections", "120")
                .setServerConfig("shared_buffers", sharedBuffers())
                .setServerConfig("maintenance_work_mem", "128MB")
                .setServerConfig("max_wal_size", "2GB")
                // minimal WAL lets the initial load skip it; a simulation need not survive a power cut
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("fsync", "off")
                .setServerConfig("unix_socket_directories", "")
                .setOverrideWorkingDirectory(binaries.toFile())
                .setConnectConfig("password", password)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        DatabaseServer server = new DatabaseServer(postgres, password);
        server.askForPasswords(directory.resolve("pg_hba.conf"));
        return server;
    }

    /** initdb leaves a server that trusts every local user; so did earlier versions of this one. */
    private void askForPasswords(Path access) throws IOException, SQLException {
        if (Files.readString(access).equals(ACCESS)) {
            return;
        }
        try (Connection connection = connect(SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + SUPERUSER + " PASSWORD '" + password + "'");
            Files.writeString(access, ACCESS);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    public int port() {
        return postgres.getPort();
    }

    /** Makes the database and the role of its readers, if they are not there yet. */
    public void createDatabase() throws SQLException {
        try (Connection connection = connect(SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE);
            statement.execute("CREATE ROLE " + READER + " LOGIN PASSWORD '" + READER + "'");
            statement.execute("ALTER ROLE " + READER + " SET default_transaction_read_only = on");
        }
    }

    /** A connection with every right to the database of the customer system. */
    public Connection connect() throws SQLException {
        return connect(DATABASE);
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port() + "/" + database, SUPERUSER, password);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    /**
     * A server whose parent was killed keeps running and holds the directory. The caller must hold our own lock on the
     * directory, so that a server found here cannot belong to a running instance.
     */
    public static void stopLeftOver(Path directory) throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> left = lines.isEmpty() ? Optional.empty() : process(lines.get(0), directory);
        if (left.isPresent()) {
            LOG.info(
                    "stopping the PostgreSQL that a killed process has left pid={}",
                    left.get().pid());
            stop(left.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> process(String pid, Path directory) throws IOException {
        Path commandLine = Path.of("/proc", pid.strip(), "cmdline");
        // the number may belong to another program by now: only a postgres on this very directory is ours
        if (!Files.isReadable(commandLine)
                || !Files.readString(commandLine).contains("postgres")
                || !Files.readString(commandLine).contains(directory.toString())) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid.strip()));
    }

    private static void stop(ProcessHandle process) throws IOException {
        process.destroy();
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warn("PostgreSQL did not stop when asked, killing it pid={}", process.pid());
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new IOException("Waiting for PostgreSQL " + process.pid() + " to stop failed.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while stopping PostgreSQL " + process.pid() + ".", e);
        }
    }
}
