package org.switchboard.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.switchboard.benchmarks.report.Figure;
import org.switchboard.benchmarks.report.Machine;
import org.switchboard.benchmarks.report.Report;
import org.switchboard.benchmarks.report.ServerProcess;
import org.switchboard.launcher.LaunchFailure;
import org.switchboard.launcher.Workbench;

/**
 * The program behind {@code benchmarks/run bulk-load}: reads a large customer system into empty tables. It does so by
 * an initial load, by normal intake, and by an initial load with kills of server, database and source.
 */
public final class BulkLoad {

    private static final int MANY_CUSTOMERS = 1_000_000;
    private static final List<RecordSort> SORTS = RecordSort.CUSTOMERS;
    private static final Until IN_TIME = new Until(Duration.ofMinutes(30));

    private final Options options;
    private final CustomerSystem sources;
    private final Workbench workbench;
    private final LoadRequest request;
    private final Report report;

    private BulkLoad(Options options, CustomerSystem sources, Workbench workbench) {
        this.options = options;
        this.sources = sources;
        this.workbench = workbench;
        this.request = new LoadRequest(workbench, SORTS);
        this.report = new Report(
                System.out,
                "bulk-load",
                List.of(
                        Machine.facts(options.project()),
                        options.customers() + " customers with accounts, premises, usage points and meters, by JDBC",
                        "server heap " + options.heap() + " MB; database and legacy systems run on the same machine"));
    }

    /** @param words the project's root folder, then options */
    public static void main(String[] words) throws Exception {
        try {
            Options options = Options.parse(words, MANY_CUSTOMERS, 0);
            CustomerSystem sources = new CustomerSystem(options.project(), options.folder("bulk-load-config"));
            sources.empty();
            try (Workbench workbench =
                    options.workbench("bulk-load").config(sources.config()).start()) {
                new BulkLoad(options, sources, workbench).run();
            }
        } catch (IllegalArgumentException | LaunchFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws SQLException, IOException {
        begin();
        EndState loaded = undisturbed();
        begin();
        requireEqual(intake(), loaded, "by normal intake");
        begin();
        requireEqual(disturbed(), loaded, "with processes killed");
        report.add(Figure.of("State in the end", "the same three times, " + loaded.tables())
                .limit("the same"));
        System.out.println("written to " + report.write(options.project().resolve("benchmarks/results")));
    }

    private static void requireEqual(EndState state, EndState loaded, String how) {
        if (!state.equals(loaded)) {
            throw new IllegalStateException(
                    "It ended in another state " + how + ": " + state + ", and not " + loaded + ".");
        }
    }

    /** A server that knows nothing and has no source, on an empty database, and has done with its start. */
    private void begin() throws SQLException, IOException {
        workbench.server().stop();
        sources.empty();
        EmptyDatabase.make(workbench.database().dataSource());
        workbench.server().startAgain();
        IN_TIME.await(
                "the server comes to rest",
                () -> ServerProcess.isIdle(workbench.server().pid()));
    }

    private EndState undisturbed() throws SQLException, IOException {
        Duration server = ServerProcess.cpu(workbench.server().pid());
        Duration database = workbench.database().cpu();
        FullIntake load = load();
        server = ServerProcess.cpu(workbench.server().pid()).minus(server);
        database = workbench.database().cpu().minus(database);
        Figure figure = Figure.of("Initial load", speed(load, server, database));
        ServerProcess memory = ServerProcess.of(workbench.server().pid());
        // or COPY would share the machine with the resolution of identities, which begins now
        workbench.server().stop();
        BareCopy copy = BareCopy.measured(
                workbench.database().dataSource(), SORTS, workbench.work().folder("copy"));
        report.add(figure.beside(String.format(
                        Locale.ROOT,
                        "COPY into bare tables: %.0f rows/s; ours is %.3f of it",
                        copy.perSecond(),
                        load.perSecond() / copy.perSecond()))
                .limit("0.25 of COPY"));
        report.add(Figure.of("Memory after it", memory.toString()).limit("1024 MB of heap"));
        return EndState.of(workbench.database(), SORTS);
    }

    /** The route file is activated, and nothing else is asked for. */
    private EndState intake() throws IOException {
        Duration server = ServerProcess.cpu(workbench.server().pid());
        Duration database = workbench.database().cpu();
        Instant began = Instant.now();
        sources.fill();
        FullIntake load = FullIntake.await(workbench, SORTS, began);
        server = ServerProcess.cpu(workbench.server().pid()).minus(server);
        database = workbench.database().cpu().minus(database);
        report.add(Figure.of("Normal intake", speed(load, server, database)).limit("15,000 rows/s"));
        workbench.server().stop();
        return EndState.of(workbench.database(), SORTS);
    }

    private static String speed(FullIntake load, Duration server, Duration database) {
        return String.format(
                Locale.ROOT,
                "%d rows in %d s: %.0f rows/s; CPU a row: server %.1f µs, database %.1f µs",
                load.rows(),
                load.took().toSeconds(),
                load.perSecond(),
                server.toNanos() / 1e3 / load.rows(),
                database.toNanos() / 1e3 / load.rows());
    }

    private void requestLoad() {
        request.send();
        IN_TIME.await("the load begins", () -> request.state().equals("LOADING"));
    }

    private FullIntake load() throws IOException {
        Instant began = Instant.now();
        requestLoad();
        sources.fill();
        return FullIntake.await(workbench, SORTS, began);
    }

    private EndState disturbed() throws IOException {
        long rows = expected();
        Instant began = Instant.now();
        requestLoad();
        sources.fill();
        awaitFed(rows / 4);
        workbench.server().kill9();
        workbench.server().startAgain();
        IN_TIME.await("the load is interrupted", () -> request.state().equals("INTERRUPTED"));
        request.resume();
        awaitFed(rows / 2);
        workbench.database().kill9();
        workbench.database().startAgain();
        awaitFed(rows * 3 / 4);
        workbench.legacySystems().ask("PUT", "/systems/cis/fault", "{\"mode\":\"killed\"}");
        IN_TIME.await("the source's death is noticed", this::isSourceMissed);
        workbench.legacySystems().ask("DELETE", "/systems/cis/fault", "");
        FullIntake load = FullIntake.await(workbench, SORTS, began);
        report.add(Figure.of(
                "Initial load with server (at a quarter), database (half) and source (three quarters) killed",
                load.took().toSeconds() + " s, restarts included"));
        return EndState.of(workbench.database(), SORTS);
    }

    private long expected() {
        return FullIntake.truth(workbench, SORTS).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private void awaitFed(long rows) {
        IN_TIME.await(rows + " rows", () -> FullIntake.fed(workbench.database(), SORTS) >= rows);
    }

    private boolean isSourceMissed() {
        return !workbench
                .database()
                .ask("select 1 from feed where last_failure_at > last_success_at limit 1")
                .isEmpty();
    }

    /** The customer system's route file and mappings, put into an empty folder when the load is to begin. */
    private record CustomerSystem(Path project, Path config) {

        void empty() throws IOException {
            if (Files.exists(config)) {
                try (Stream<Path> all = Files.walk(config)) {
                    for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                        Files.delete(each);
                    }
                }
            }
            Files.createDirectories(sources());
        }

        void fill() throws IOException {
            Path ours = project.resolve("config/sources");
            Files.createDirectories(sources().resolve("cis"));
            try (Stream<Path> mappings = Files.list(ours.resolve("cis"))) {
                for (Path each : mappings.toList()) {
                    Files.copy(each, sources().resolve("cis").resolve(each.getFileName()));
                }
            }
            Files.copy(ours.resolve("cis.camel.yaml"), sources().resolve("cis.camel.yaml"));
        }

        private Path sources() {
            return config.resolve("sources");
        }
    }
}
