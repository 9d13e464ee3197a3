package org.switchboard.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.switchboard.benchmarks.report.Figure;
import org.switchboard.benchmarks.report.Latencies;
import org.switchboard.benchmarks.report.Machine;
import org.switchboard.benchmarks.report.Report;
import org.switchboard.benchmarks.report.ServerProcess;
import org.switchboard.launcher.LaunchFailure;
import org.switchboard.launcher.Workbench;

/** The program behind {@code benchmarks/run}. */
public final class Benchmarks {

    /** Different look-ups and views of one run; asked again from the beginning when they end. */
    private static final int MOST_LOOK_UPS = 600;

    private static final int MOST_VIEWS = 100;

    /** Seconds of warm-up for what has run before. */
    private static final int ALREADY_WARM = 20;

    private static final Duration AT_REST = Duration.ofSeconds(20);

    private static final int MANY_CUSTOMERS = 200_000;
    private static final int REQUESTS_A_SECOND = 200;

    private final Options options;
    private final Workbench workbench;
    private final Report report;

    private Benchmarks(Options options, Workbench workbench) {
        this.options = options;
        this.workbench = workbench;
        this.report = new Report(
                System.out,
                "",
                List.of(
                        Machine.facts(options.project()),
                        "%d customers, server heap %d MB, %d requests a second for %d s after %d s of warm-up"
                                .formatted(
                                        options.customers(),
                                        options.heap(),
                                        options.rate(),
                                        options.seconds(),
                                        options.warmUp()),
                        "load generator, database and legacy systems run on the same machine"));
    }

    /** @param words the project's root folder, then options */
    public static void main(String[] words) throws Exception {
        try {
            Options options = Options.parse(words, MANY_CUSTOMERS, REQUESTS_A_SECOND);
            try (Workbench workbench = options.workbench("work").start()) {
                new Benchmarks(options, workbench).run();
            }
        } catch (IllegalArgumentException | LaunchFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws SQLException, IOException {
        if (!options.keep()) {
            load();
        }
        DataSource database = workbench.database().dataSource();
        execute(database, "vacuum (analyze)");
        start();
        CustomerMatching matching = new CustomerMatching(database);
        matching.awaitEnd();
        Questions questions = new Questions(database);
        StatementLog log = new StatementLog(workbench);
        try (Interface programs = new Interface(workbench);
                PlainJdbc plain = new PlainJdbc(database)) {
            beside("Look-up", "p95 20 ms", questions.lookUps(MOST_LOOK_UPS), programs, log, plain);
            beside(
                    "View, refresh=none",
                    "p99 20 ms, 2 ms of CPU, 6 statements",
                    questions.views("none", MOST_VIEWS),
                    programs,
                    log,
                    plain);
            live(questions.views("live", MOST_VIEWS), programs);
            atRest();
            whileMatching(matching, questions, programs);
        }
        report.add(Figure.of(
                "Memory after the views",
                ServerProcess.of(workbench.server().pid()).toString()));
        System.out.println("written to " + report.write(options.project().resolve("benchmarks/results")));
    }

    /** On a database without a table, with the legacy systems up. */
    private void load() throws SQLException, IOException {
        workbench.server().stop();
        DataSource database = workbench.database().dataSource();
        EmptyDatabase.make(database);
        long began = System.nanoTime();
        workbench.server().startAgain();
        Instant ready = Instant.now();
        report.add(Figure.of("Start on an empty database", milliseconds(began)));
        FullIntake load = FullIntake.await(workbench, RecordSort.ALL, ready);
        Figure figure = Figure.of(
                "Full intake",
                String.format(
                        Locale.ROOT,
                        "%d rows in %d s: %.0f rows/s",
                        load.rows(),
                        load.took().toSeconds(),
                        load.perSecond()));
        BareCopy copy =
                BareCopy.measured(database, RecordSort.ALL, workbench.work().folder("copy"));
        report.add(figure.beside(String.format(
                        Locale.ROOT,
                        "COPY into bare tables: %.0f rows/s, %.1f times ours",
                        copy.perSecond(),
                        copy.perSecond() / load.perSecond()))
                .limit("2,000 customers within 60 s of start"));
        report.add(Figure.of(
                "Memory after the full intake",
                ServerProcess.of(workbench.server().pid()).toString()));
    }

    private void start() {
        workbench.server().stop();
        long began = System.nanoTime();
        workbench.server().startAgain();
        report.add(
                Figure.of("Second start, all data there", milliseconds(began)).limit("60,000 ms for all of ./run"));
    }

    private void beside(
            String name,
            String limit,
            List<Question> questions,
            Interface programs,
            StatementLog log,
            PlainJdbc plain) {
        Map<Question, List<SameStatement>> statements =
                log.of(questions, question -> programs.ask(question).join());
        OpenLoop loop = new OpenLoop(options.rate(), options.warmUp(), options.seconds());
        Measured measured = measured(loop, questions, programs);
        Latencies ours = measured.latencies;
        Figure figure = Figure.of("%s, %d a second".formatted(name, options.rate()), measured.sentence());
        OpenLoop replay = new OpenLoop(options.rate(), ALREADY_WARM, options.seconds());
        replay.warmUp(questions, question -> plain.ask(statements.getOrDefault(question, List.of())));
        Latencies theirs = replay.run(
                questions, Question::kind, question -> plain.ask(statements.getOrDefault(question, List.of())));
        long sent = questions.stream()
                .mapToLong(
                        question -> statements.getOrDefault(question, List.of()).size())
                .sum();
        report.add(figure.limit(limit)
                .beside(String.format(
                        Locale.ROOT,
                        "plain JDBC, %.1f statements a question: %s (load average %s)",
                        (double) sent / questions.size(),
                        theirs.summary(),
                        Machine.load())));
        report.kinds(name, ours.kinds(), theirs.kinds());
        report.errors(name, ours.errors());
        report.errors(name + " by plain JDBC", theirs.errors());
        if (options.plans()) {
            SlowestPlans.of(workbench.database().dataSource(), statements, report);
        }
    }

    private void live(List<Question> questions, Interface programs) {
        OpenLoop loop = new OpenLoop(options.liveRate(), ALREADY_WARM, options.seconds());
        Measured live = measured(loop, questions, programs);
        report.add(Figure.of("View, refresh=live, %d a second".formatted(options.liveRate()), live.sentence())
                .limit("1,500 ms with a dead system"));
        report.errors("view, refresh=live", live.latencies.errors());
    }

    /** What polls, links and timers take of the processor time that is counted for answers. */
    private void atRest() {
        Duration before = ServerProcess.cpu(workbench.server().pid());
        LockSupport.parkNanos(AT_REST.toNanos());
        Duration took = ServerProcess.cpu(workbench.server().pid()).minus(before);
        report.add(Figure.of(
                "Server without requests",
                "%d ms of CPU a second"
                        .formatted(took.dividedBy(AT_REST.toSeconds()).toMillis())));
    }

    /** As after a load: all customers are compared again meanwhile. */
    private void whileMatching(CustomerMatching matching, Questions questions, Interface programs) {
        matching.beginAgain();
        OpenLoop loop = new OpenLoop(options.rate(), ALREADY_WARM, options.seconds());
        long before = matching.due();
        Measured lookUps = measured(loop, questions.lookUps(MOST_LOOK_UPS), programs);
        report.add(Figure.of(
                "Look-up, %d a second, while customers are matched".formatted(options.rate()), lookUps.sentence()));
        Measured views = measured(loop, questions.views("none", MOST_VIEWS), programs);
        long after = matching.due();
        report.add(Figure.of(
                        "View, refresh=none, %d a second, while customers are matched".formatted(options.rate()),
                        "%s; of %d steps of matching, %d were left".formatted(views.sentence(), before, after))
                .limit("p95 50 ms"));
    }

    /** @param cpu the server's processor time for each answer, polls included: what a busy machine hides least */
    private record Measured(Latencies latencies, Duration cpu) {

        String sentence() {
            return String.format(Locale.ROOT, "%s; %.1f ms of CPU each", latencies.summary(), cpu.toNanos() / 1e6);
        }
    }

    private Measured measured(OpenLoop loop, List<Question> questions, Interface programs) {
        loop.warmUp(questions, programs::ask);
        Duration before = ServerProcess.cpu(workbench.server().pid());
        Latencies latencies = loop.run(questions, Question::kind, programs::ask);
        Duration after = ServerProcess.cpu(workbench.server().pid());
        return new Measured(latencies, after.minus(before).dividedBy(loop.total()));
    }

    private static String milliseconds(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms";
    }

    private static void execute(DataSource database, String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
