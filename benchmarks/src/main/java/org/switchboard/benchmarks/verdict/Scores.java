package org.switchboard.benchmarks.verdict;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.switchboard.agentdesk.verdict.Basis;
import org.switchboard.agentdesk.verdict.Cause;

/** The figures of many trials, and whether they meet the targets. */
final class Scores {

    static final double LEAST_ACCURACY = .97;
    static final double MOST_CALIBRATION_ERROR = .05;

    private final List<Trial> trials;
    private final Map<Basis, Double> confidences;

    /** @param confidences in force for the report, by basis; that stated in the answer where one is missing */
    Scores(Collection<Trial> trials, Map<Basis, Double> confidences) {
        this.trials = List.copyOf(trials);
        this.confidences = confidences;
    }

    List<Trial> trials() {
        return trials;
    }

    ConfusionMatrix matrix(Predicate<Trial> which) {
        ConfusionMatrix matrix = new ConfusionMatrix();
        trials.stream()
                .filter(which)
                .forEach(trial ->
                        matrix.add(trial.expected().cause(), trial.given().cause()));
        return matrix;
    }

    Calibration calibration() {
        Calibration calibration = new Calibration();
        trials.forEach(trial -> calibration.add(
                trial.given().basis(),
                confidences.getOrDefault(trial.given().basis(), trial.given().confidence()),
                trial.isRight()));
        return calibration;
    }

    double accuracy() {
        return matrix(Trial::suffices).accuracy();
    }

    long count(Predicate<Trial> which) {
        return trials.stream().filter(which).count();
    }

    double share(Predicate<Trial> which, Predicate<Trial> among) {
        long all = count(among);
        return all == 0 ? 0 : (double) count(which.and(among)) / all;
    }

    long healthyCalledFaulty() {
        return count(Trial::isHealthyCalledFaulty);
    }

    boolean meetTargets() {
        return accuracy() >= LEAST_ACCURACY
                && healthyCalledFaulty() == 0
                && calibration().error() <= MOST_CALIBRATION_ERROR;
    }

    Map<String, List<Trial>> byGroup() {
        return trials.stream().collect(Collectors.groupingBy(Trial::group, TreeMap::new, Collectors.toList()));
    }

    Map<String, List<Trial>> bySources() {
        return trials.stream()
                .collect(Collectors.groupingBy(
                        trial -> trial.sources().isEmpty() ? "all up" : trial.sources(),
                        TreeMap::new,
                        Collectors.toList()));
    }

    Map<String, List<Trial>> byIncident() {
        return trials.stream()
                .collect(Collectors.groupingBy(
                        trial -> trial.caller()
                                .incident()
                                .map(incident -> incident.kind().toString())
                                .orElse("none"),
                        TreeMap::new,
                        Collectors.toList()));
    }

    static boolean blamesDevice(Trial trial) {
        return trial.isRight()
                && trial.expected().device().isPresent()
                && trial.expected().cause() != Cause.SINGLE_SERVICE_FAULT;
    }
}
