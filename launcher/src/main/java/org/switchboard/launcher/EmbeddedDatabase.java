package org.switchboard.launcher;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Switchboard's own PostgreSQL: real server binaries, data kept in the work folder between starts. The role
 * {@code switchboard} owns the database {@code switchboard}, which has pg_trgm and btree_gin.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    static final String NAME = "database";
    // it logs every step at INFO; the reference keeps the logger and its level from being collected
    private static final Logger EMBEDDING = Logger.getLogger("io.zonky.test");

    static {
        EMBEDDING.setLevel(Level.WARNING);
    }

    private static final String SWITCHBOARD = "switchboard";
    private static final String SUPERUSER = "postgres";

    private final WorkFolder work;
    private final int port;
    private final String password;
    private volatile Life life;

    /** From one start of the server to its end. */
    private record Life(EmbeddedPostgres postgres, ProcessHandle postmaster, ProcessRecord written) {}

    private EmbeddedDatabase(WorkFolder work, int port, String password, Life life) {
        this.work = work;
        this.port = port;
        this.password = password;
        this.life = life;
    }

    /**
     * Starts on the data of the work folder, made at the first start. What an earlier launcher left running there is
     * ended first.
     *
     * @throws LaunchFailure in one sentence when PostgreSQL does not start
     */
    public static EmbeddedDatabase start(WorkFolder work, int port) {
        Passwords passwords = new Passwords(work);
        return new EmbeddedDatabase(work, port, passwords.of(SWITCHBOARD), begin(work, port, passwords));
    }

    private static Life begin(WorkFolder work, int port, Passwords passwords) {
        Path data = work.folder("database");
        boolean first = !Files.exists(data.resolve("postgresql.conf"));
        Path log = work.logs().resolve("database.log");
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    // unpacked for each work folder: the common one of /tmp belongs to whichever user came first
                    .setOverrideWorkingDirectory(UnpackedBinaries.in(work).toFile())
                    .setOutputRedirector(Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(Redirect.appendTo(log.toFile()))
                    // after a crash it first does again what its log says, gigabytes of it after an initial load
                    .setPGStartupWait(Duration.ofMinutes(5))
                    // by the first, pg_trgm takes Chinese characters for letters; by the others, indexes are sorted as
                    // bytes
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setConnectConfig("password", passwords.of(SUPERUSER))
                    // no socket in /tmp: two wholes on one machine must not meet there
                    .setServerConfig("unix_socket_directories", "")
                    // as a site would run it, so that what is tested and measured here holds there
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_buffers", sharedBuffers())
                    // an initial load writes much at once; with the 1 GB and 5 minutes of the default it would
                    // checkpoint
                    // all
                    // the time, and after each write every page whole
                    .setServerConfig("max_wal_size", "8GB")
                    .setServerConfig("checkpoint_timeout", "15min")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("jit", "off")
                    .start();
            if (first) {
                create(postgres.getPostgresDatabase(), postgres, passwords);
                askForPasswords(postgres, data);
            }
            ProcessHandle postmaster = postmaster(data);
            return new Life(postgres, postmaster, ProcessRecord.write(work, NAME, postmaster));
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new LaunchFailure("The database did not start: " + e.getMessage() + "; its log: " + log + ".", e);
        }
    }

    /** A quarter of the memory, as PostgreSQL's manual advises, and no more than 1 GB, since it is not alone here. */
    private static String sharedBuffers() {
        long memory = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
        return Math.max(128, Math.min(1024, memory / 4 / 1024 / 1024)) + "MB";
    }

    private static void create(DataSource server, EmbeddedPostgres postgres, Passwords passwords) throws SQLException {
        execute(
                server,
                "alter role postgres password '" + passwords.of(SUPERUSER) + "'",
                "create role switchboard login password '" + passwords.of(SWITCHBOARD) + "'",
                "create database switchboard owner switchboard");
        execute(
                postgres.getDatabase(SUPERUSER, SWITCHBOARD),
                "create extension pg_trgm",
                "create extension btree_gin",
                "alter schema public owner to switchboard");
    }

    /** initdb leaves a server that trusts every local user. */
    private static void askForPasswords(EmbeddedPostgres postgres, Path data) throws IOException, SQLException {
        Files.writeString(data.resolve("pg_hba.conf"), """
                host all all 127.0.0.1/32 scram-sha-256
                host all all ::1/128 scram-sha-256
                """);
        execute(postgres.getPostgresDatabase(), "select pg_reload_conf()");
    }

    private static void execute(DataSource database, String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static ProcessHandle postmaster(Path data) throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        return ProcessHandle.of(pid).orElseThrow(() -> new IOException("its process " + pid + " is gone"));
    }

    public int port() {
        return port;
    }

    public String user() {
        return SWITCHBOARD;
    }

    public String password() {
        return password;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/" + SWITCHBOARD;
    }

    /** Unpooled connections as the owner of the database, for tests and benchmarks. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(SWITCHBOARD);
        source.setPassword(password);
        return source;
    }

    /** One value of the first row, e.g. a count. */
    public String ask(String query) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException("asking \"" + query + "\": " + e.getMessage(), e);
        }
    }

    /** What the server needs to reach this database. */
    public Map<String, String> environment() {
        return Map.of(
                "SWITCHBOARD_DB_HOST", "localhost",
                "SWITCHBOARD_DB_PORT", Integer.toString(port),
                "SWITCHBOARD_DB_NAME", SWITCHBOARD,
                "SWITCHBOARD_DB_USER", SWITCHBOARD,
                "SWITCHBOARD_DB_PASSWORD", password);
    }

    ProcessHandle process() {
        return life.postmaster();
    }

    /** Ends all its processes as a power cut would. */
    public void kill9() {
        ProcessHandle postmaster = life.postmaster();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        life.written().erase();
    }

    /** Starts it again on the same data after {@link #kill9}. */
    public void startAgain() {
        EMBEDDING.setLevel(Level.OFF); // that a killed server cannot be stopped is no news
        release(life.postgres());
        EMBEDDING.setLevel(Level.WARNING);
        life = begin(work, port, new Passwords(work));
    }

    /** Processor time of all its processes that live. */
    public Duration cpu() {
        return life.postmaster()
                .descendants()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        release(life.postgres());
        ProcessHandle postmaster = life.postmaster();
        try {
            // it waits 5 s only, and a checkpoint may take longer
            postmaster.onExit().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new LaunchFailure("The database did not end within a minute (process " + postmaster.pid() + ").", e);
        }
        life.written().erase();
    }

    private static void release(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
