package org.switchboard.benchmarks.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.switchboard.agentdesk.verdict.Basis;
import org.switchboard.benchmarks.FullIntake;
import org.switchboard.benchmarks.RecordSort;
import org.switchboard.benchmarks.report.Machine;
import org.switchboard.launcher.LaunchFailure;
import org.switchboard.launcher.Progress;
import org.switchboard.launcher.Workbench;

/**
 * The program behind {@code benchmarks/run verdict}: rounds of incidents in the simulated city. It compares the
 * verdicts for all callers with the city's ground truth. Exit code 1 when a target is missed.
 */
public final class VerdictAccuracy {

    static final int CALLERS_A_ROUND = 500;
    private static final int CALLERS_AT_A_TIME = 6;

    private final VerdictOptions options;
    private final Workbench workbench;

    private VerdictAccuracy(VerdictOptions options, Workbench workbench) {
        this.options = options;
        this.workbench = workbench;
    }

    /** @param words the project's root folder, then options */
    public static void main(String[] words) throws Exception {
        boolean met = false;
        try {
            VerdictOptions options = VerdictOptions.parse(words);
            Path target = options.project().resolve("benchmarks/target");
            Path config = QuickSources.copiedTo(
                    target.resolve("verdict-config"), options.project().resolve("config"));
            try (Workbench workbench = Workbench.in(target.resolve("verdict-work"))
                    .project(options.project())
                    .config(config)
                    .fresh(true)
                    .customers(options.customers())
                    .freePorts()
                    .environment("SWITCHBOARD_READING_VIEW_ALARM", "0")
                    .environment("SWITCHBOARD_READING_VIEW_LIMIT", "0")
                    .progress(Progress.NONE)
                    .start()) {
                met = new VerdictAccuracy(options, workbench).run();
            }
        } catch (IllegalArgumentException | LaunchFailure e) {
            System.err.println(e.getMessage());
        }
        System.exit(met ? 0 : 1);
    }

    private boolean run() throws IOException {
        FullIntake.await(workbench, RecordSort.ALL, Instant.now());
        List<Trial> measured = new ArrayList<>();
        List<Trial> heldOut = new ArrayList<>();
        Instant began = Instant.now();
        String separation;
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS_AT_A_TIME);
        try {
            Round round = new Round(workbench, threads);
            int number = 0;
            while (heldOut.size() < options.situations()) {
                boolean isMeasured = options.writeConfidence() && number % 2 == 0;
                RoundPlan plan = RoundPlan.draw(round.town(), options.seed(), number, options.writeConfidence());
                int most = Math.min(CALLERS_A_ROUND, options.situations() - heldOut.size());
                List<Trial> trials = round.play(plan, isMeasured ? CALLERS_A_ROUND / 2 : most);
                (isMeasured ? measured : heldOut).addAll(trials);
                number++;
                printRound(number, plan, trials, began);
            }
            separation = round.separation().asMarkdown();
        } finally {
            threads.shutdownNow();
        }
        return report(measured, heldOut, Duration.between(began, Instant.now()), separation);
    }

    private static void printRound(int number, RoundPlan plan, List<Trial> trials, Instant began) {
        Scores scores = new Scores(trials, Map.of());
        System.out.printf(
                "round %d after %d s, %s: %d situations, %.3f right of %d with enough evidence, %d healthy called faulty%n",
                number,
                Duration.between(began, Instant.now()).toSeconds(),
                plan.faults().isEmpty() ? "all up" : plan.faults(),
                trials.size(),
                scores.accuracy(),
                scores.count(Trial::suffices),
                scores.healthyCalledFaulty());
        trials.stream()
                .filter(trial -> !trial.isRight() && trial.suffices() || trial.isHealthyCalledFaulty())
                .forEach(trial -> System.out.print("    " + AccuracyReport.line(trial)));
    }

    private boolean report(List<Trial> measured, List<Trial> heldOut, Duration took, String separation)
            throws IOException {
        String facts = "seed %d, a city of %d customers, %s, load average %s"
                .formatted(options.seed(), options.customers(), Machine.facts(options.project()), Machine.load());
        Map<Basis, Double> confidences = Map.of();
        if (options.writeConfidence()) {
            Calibration calibration = new Scores(measured, Map.of()).calibration();
            ConfidenceFile file = new ConfidenceFile(calibration);
            file.write(options.project(), "%d situations, %s".formatted(measured.size(), facts));
            confidences = file.confidences();
        }
        Scores scores = new Scores(heldOut, confidences);
        AccuracyReport report = new AccuracyReport(
                scores,
                List.of(
                        facts,
                        "rounds of " + CALLERS_A_ROUND + " callers took " + took.toSeconds() + " s in all",
                        measured.isEmpty()
                                ? "confidence as it was in force"
                                : "confidence written from " + measured.size()
                                        + " other situations, of the rounds with even numbers"));
        Path file = report.write(options.project().resolve("benchmarks/results"), separation);
        System.out.println(Files.readString(file));
        System.out.println("written to " + file);
        return scores.meetTargets();
    }
}
