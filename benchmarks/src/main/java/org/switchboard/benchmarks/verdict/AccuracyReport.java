package org.switchboard.benchmarks.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.switchboard.benchmarks.verdict.Calibration.Bin;

/** The scores in words and tables. */
final class AccuracyReport {

    private static final int WORST = 20;

    private final Scores scores;
    private final List<String> head;

    AccuracyReport(Scores scores, List<String> head) {
        this.scores = scores;
        this.head = head;
    }

    /** @param separation a section of its own, at the end */
    Path write(Path folder, String separation) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(LocalDate.now() + "-verdict.md"), text() + separation);
    }

    String text() {
        StringBuilder text = new StringBuilder("# Verdicts against the ground truth, " + LocalDate.now() + "\n\n");
        head.forEach(line -> text.append("- ").append(line).append('\n'));
        text.append(targets());
        text.append("\n## Confusion matrix, where the evidence suffices\n\n")
                .append(scores.matrix(Trial::suffices).asMarkdown());
        text.append("\n## Confusion matrix, where it does not\n\n")
                .append(scores.matrix(trial -> !trial.suffices()).asMarkdown());
        text.append(calibration());
        text.append(table("who calls", scores.byGroup()));
        text.append(table("incident at the place", scores.byIncident()));
        text.append(table("systems not well", scores.bySources()));
        text.append(meters());
        text.append(worst());
        return text.toString();
    }

    private String targets() {
        return format(
                """

                | figure | measured | target |
                |---|---|---|
                | situations | %d, %d with enough evidence | 5,000 |
                | accuracy where the evidence suffices | %.4f | at least %.2f |
                | healthy callers called faulty | %d of %d (%d of them with enough evidence) | 0 |
                | expected calibration error | %.4f | at most %.2f |
                | where the evidence does not suffice: UNKNOWN / right all the same / wrong | %.1f %% / %.1f %% / %.1f %% | no limit stated |
                | UNKNOWN although the evidence suffices | %.1f %% | no limit stated |
                | right device, of right verdicts that name one | %.1f %% | no limit stated |
                """,
                scores.trials().size(),
                scores.count(Trial::suffices),
                scores.accuracy(),
                Scores.LEAST_ACCURACY,
                scores.healthyCalledFaulty(),
                scores.count(Trial::isHealthy),
                scores.count(trial -> trial.isHealthyCalledFaulty() && trial.suffices()),
                scores.calibration().error(),
                Scores.MOST_CALIBRATION_ERROR,
                100 * scores.share(Trial::isUnknown, trial -> !trial.suffices()),
                100 * scores.share(trial -> trial.isRight() && !trial.isUnknown(), trial -> !trial.suffices()),
                100 * scores.share(trial -> !trial.isRight() && !trial.isUnknown(), trial -> !trial.suffices()),
                100 * scores.share(Trial::isUnknown, Trial::suffices),
                100 * scores.share(Trial::blamesRightDevice, Scores::blamesDevice));
    }

    private String calibration() {
        StringBuilder text = new StringBuilder("\n## Calibration by basis\n\n"
                + "| basis | verdicts | right | share | confidence | difference |\n|---|--:|--:|--:|--:|--:|\n");
        for (Map.Entry<org.switchboard.agentdesk.verdict.Basis, Bin> each :
                scores.calibration().bins().entrySet()) {
            Bin bin = each.getValue();
            text.append(format(
                    "| %s | %d | %d | %.3f | %.2f | %+.3f |\n",
                    each.getKey().key(),
                    bin.count(),
                    bin.right(),
                    bin.share(),
                    bin.confidence(),
                    bin.confidence() - bin.share()));
        }
        return text.toString();
    }

    private static String table(String by, Map<String, List<Trial>> groups) {
        StringBuilder text = new StringBuilder("\n## By " + by + "\n\n| " + by
                + " | situations | enough evidence | right of these | without enough: UNKNOWN | right | wrong |\n"
                + "|---|--:|--:|--:|--:|--:|--:|\n");
        groups.forEach((name, trials) -> {
            Scores scores = new Scores(trials, Map.of());
            text.append(format(
                    "| %s | %d | %d | %s | %d | %d | %d |\n",
                    name,
                    trials.size(),
                    scores.count(Trial::suffices),
                    scores.count(Trial::suffices) == 0 ? "" : format("%.1f %%", 100 * scores.accuracy()),
                    scores.count(trial -> !trial.suffices() && trial.isUnknown()),
                    scores.count(trial -> !trial.suffices() && trial.isRight() && !trial.isUnknown()),
                    scores.count(trial -> !trial.suffices() && !trial.isRight() && !trial.isUnknown())));
        });
        return text.toString();
    }

    private String meters() {
        return table(
                        "meter",
                        scores.trials().stream()
                                .collect(Collectors.groupingBy(trial ->
                                        trial.caller().place().smart() ? "smart" : "mechanical or electronic")))
                + table(
                        "number of faults",
                        scores.trials().stream().collect(Collectors.groupingBy(trial -> trial.caller()
                                .incident()
                                .map(incident -> incident.kind().isDouble() ? "two" : "one")
                                .orElse("none"))));
    }

    private String worst() {
        StringBuilder text = new StringBuilder("\n## The worst mistakes\n\n"
                + "| round | customer | incident | systems not well | meter | symptom, ping | right | given, basis, confidence | evidence |\n"
                + "|---|---|---|---|---|---|---|---|---|\n");
        scores.trials().stream()
                .filter(trial -> !trial.isRight())
                .filter(trial -> trial.suffices() || !trial.isUnknown())
                .sorted(Comparator.comparing((Trial trial) -> !trial.isHealthyCalledFaulty())
                        .thenComparing(trial -> !trial.suffices())
                        .thenComparing(trial -> -trial.given().confidence()))
                .limit(WORST)
                .forEach(trial -> text.append(line(trial)));
        return text.toString();
    }

    static String line(Trial trial) {
        Caller caller = trial.caller();
        return format(
                "| %d | %s %s | %s | %s | %s | %s%s | %s%s%s | %s %s %.2f%s | %s |\n",
                trial.round(),
                caller.place().customer(),
                caller.place().servicePoint(),
                trial.incident(),
                trial.sources(),
                caller.place().smart() ? "smart" : "not smart",
                caller.symptom().map(Object::toString).orElse("none"),
                caller.ping()
                        .map(answered -> answered ? ", answered" : ", silent")
                        .orElse(""),
                trial.expected().cause(),
                trial.expected().device().map(device -> " " + device).orElse(""),
                trial.suffices() ? "" : " (not enough evidence)",
                trial.given().cause(),
                trial.given().basis(),
                trial.given().confidence(),
                trial.given().device().map(device -> " " + device).orElse(""),
                String.join(" ", trial.given().evidence()));
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
