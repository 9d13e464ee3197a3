package org.switchboard.launcher;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The whole on one machine: database, legacy systems and server, each on its own port, all data in one work folder.
 *
 * <pre>{@code
 * try (Workbench workbench = Workbench.in(Path.of("target/workbench")).customers(200).freePorts().start()) {
 *     workbench.server().url();
 *     workbench.users().with("agent");
 *     workbench.legacySystems().ask("POST", "/devices/CB-00001/open", "");
 *     workbench.database().ask("select count(*) from customer");
 * }
 * }</pre>
 */
public final class Workbench implements AutoCloseable {

    private static final String ADDRESS = "url";
    private static final String CERTIFICATE = "certificate.pem";
    private static final String ENVIRONMENT = "environment.properties";

    private final WorkbenchBuilder settings;
    private final ProjectFolders project;
    private final WorkFolder work;
    private final Ports ports;
    private final Progress progress;

    private final Deque<Part> started = new ArrayDeque<>();
    private boolean closing;

    private DemoUsers users;
    private EmbeddedDatabase database;
    private LegacySystems legacySystems;
    private LibertyServer server;

    private record Part(String name, Runnable end) {}

    /** @param workFolder made when absent; keeps data, logs, passwords and what it takes to clean up after a crash */
    public static WorkbenchBuilder in(Path workFolder) {
        return new WorkbenchBuilder(new WorkFolder(workFolder));
    }

    Workbench(WorkbenchBuilder settings) {
        this.settings = settings;
        this.project = settings.project();
        this.work = settings.work();
        this.ports = settings.ports();
        this.progress = settings.progress();
    }

    /**
     * Starts all of it and returns when all is ready.
     *
     * @throws LaunchFailure in one sentence; whatever was started has been ended by then
     */
    Workbench start() {
        try {
            prepare();
            long began = System.nanoTime();
            int customers = new StoredCitySize(work).customers(settings.customers());
            legacySystems = begin(
                    LegacySystems.NAME,
                    () -> LegacySystems.spawn(project, work, ports, customers, settings.jvmOptions()),
                    part -> part::close);
            database = begin(
                    EmbeddedDatabase.NAME, () -> EmbeddedDatabase.start(work, ports.database()), part -> part::close);
            progress.ready(EmbeddedDatabase.NAME, since(began));
            server = begin(
                    LibertyServer.NAME,
                    () -> LibertyServer.spawn(project, work, serverSettings()),
                    part -> part::close);
            legacySystems.awaitReady(progress);
            progress.ready(LegacySystems.NAME, since(began));
            server.awaitReady(progress);
            progress.ready(LibertyServer.NAME, since(began));
            publish(CERTIFICATE, server.certificate());
            publish(ENVIRONMENT, asProperties(LegacySystems.environment(ports, work)));
            publish(ADDRESS, server.url() + "\n");
            return this;
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** For other programs, as long as this runs. */
    private void publish(String name, String content) throws IOException {
        Path file = work.file(name);
        Passwords.writePrivately(file, content);
        begin("", () -> file, published -> () -> delete(published));
    }

    private static String asProperties(Map<String, String> environment) throws IOException {
        Properties properties = new Properties();
        properties.putAll(environment);
        StringWriter text = new StringWriter();
        properties.store(text, "where the legacy systems are, for ./sources");
        return text.toString();
    }

    private void prepare() throws IOException {
        WorkFolder.Lock lock = work.lock();
        begin("", () -> lock, held -> held::close);
        new StaleProcesses(work, progress).end();
        Files.deleteIfExists(work.file(ADDRESS));
        if (settings.isFresh()) {
            work.empty();
        }
        ports.mustBeFree();
        users = DemoUsers.keptIn(work);
    }

    /**
     * Starts a further server on the same database and waits until it is ready. Whoever starts it closes it.
     *
     * @param name unique in the work folder
     * @param environment variables beside those of the first server, or in their place
     */
    public LibertyServer beside(String name, Map<String, String> environment) {
        LibertyServer.Settings first = serverSettings();
        Map<String, String> variables = new HashMap<>(first.environment());
        variables.putAll(environment);
        LibertyServer.Settings settings =
                new LibertyServer.Settings(Ports.free().https(), first.heapMegabytes(), first.jvmOptions(), variables);
        LibertyServer further =
                begin(name, () -> LibertyServer.spawn(project, work, name, settings), part -> part::close);
        further.awaitReady(progress);
        return further;
    }

    private LibertyServer.Settings serverSettings() {
        Map<String, String> environment = new HashMap<>();
        environment.putAll(database.environment());
        environment.putAll(LegacySystems.environment(ports, work));
        environment.put("SWITCHBOARD_CONFIG_DIR", settings.config().toString());
        environment.put("SWITCHBOARD_DEMO_USERS", users.file().toString());
        environment.putAll(settings.environment());
        return new LibertyServer.Settings(ports.https(), settings.heapMegabytes(), settings.jvmOptions(), environment);
    }

    /** Under the same lock as {@link #close}, so that nothing is started that a Ctrl-C would then overlook. */
    private synchronized <T> T begin(String name, Supplier<T> start, Function<T, Runnable> end) {
        if (closing) {
            throw new LaunchFailure("Ended while starting.");
        }
        if (!name.isEmpty()) {
            progress.starting(name);
        }
        T part = start.get();
        started.push(new Part(name, end.apply(part)));
        return part;
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    public EmbeddedDatabase database() {
        return database;
    }

    public LegacySystems legacySystems() {
        return legacySystems;
    }

    public LibertyServer server() {
        return server;
    }

    public DemoUsers users() {
        return users;
    }

    public WorkFolder work() {
        return work;
    }

    /** The configuration folder of the server, which an operator edits. */
    public Path config() {
        return settings.config();
    }

    /** Completes with the name of the first process that ends unexpectedly. */
    CompletableFuture<String> firstExit() {
        return CompletableFuture.anyOf(
                        server.onExit().thenApply(process -> LibertyServer.NAME),
                        legacySystems.process().onExit().thenApply(process -> LegacySystems.NAME),
                        database.process().onExit().thenApply(process -> EmbeddedDatabase.NAME))
                .thenApply(String.class::cast);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all that was started, the last one first. */
    @Override
    public synchronized void close() {
        closing = true;
        RuntimeException failure = null;
        while (!started.isEmpty()) {
            Part part = started.pop();
            try {
                if (!part.name().isEmpty()) {
                    progress.stopping(part.name());
                }
                part.end().run();
            } catch (RuntimeException e) {
                // the others must end all the same
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
