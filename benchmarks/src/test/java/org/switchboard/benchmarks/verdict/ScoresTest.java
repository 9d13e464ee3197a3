package org.switchboard.benchmarks.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.switchboard.agentdesk.verdict.Basis;
import org.switchboard.agentdesk.verdict.Cause;
import org.switchboard.interaction.model.Symptom;

class ScoresTest {

    private static final Place HOME =
            new Place("SP-1", "UP-1", "C-1", "A-1", true, List.of("SS-1", "CB-1", "FL-1", "DT-1", "SP-1"));

    @Test
    void matrix_counts_given_cause_against_right_cause() {
        ConfusionMatrix matrix = new ConfusionMatrix();
        matrix.add(Cause.NO_FAULT_FOUND, Cause.NO_FAULT_FOUND);
        matrix.add(Cause.NO_FAULT_FOUND, Cause.NO_FAULT_FOUND);
        matrix.add(Cause.NO_FAULT_FOUND, Cause.SINGLE_SERVICE_FAULT);
        matrix.add(Cause.KNOWN_OUTAGE, Cause.KNOWN_OUTAGE);

        assertThat(matrix.count(Cause.NO_FAULT_FOUND, Cause.SINGLE_SERVICE_FAULT))
                .isEqualTo(1);
        assertThat(matrix.total(Cause.NO_FAULT_FOUND)).isEqualTo(3);
        assertThat(matrix.accuracy()).isEqualTo(.75);
        assertThat(matrix.asMarkdown()).contains("66.7 %").contains("100.0 %").doesNotContain("PLANNED_OUTAGE | 0");
    }

    @Test
    void matrix_without_trials_has_no_mistakes() {
        assertThat(new ConfusionMatrix().accuracy()).isEqualTo(1);
    }

    @Test
    void calibration_error_weighs_each_basis_by_its_verdicts() {
        Calibration calibration = new Calibration();
        IntStream.range(0, 8).forEach(i -> calibration.add(Basis.SWITCH, .9, true));
        IntStream.range(0, 2).forEach(i -> calibration.add(Basis.REPORT, .5, false));

        // .8 * |1 - .9| + .2 * |0 - .5|
        assertThat(calibration.error()).isCloseTo(.18, within(1e-9));
        assertThat(calibration.bins().get(Basis.SWITCH).share()).isEqualTo(1);
    }

    @Test
    void unknown_verdict_adds_nothing_to_the_calibration() {
        Calibration calibration = new Calibration();
        calibration.add(Basis.NONE, 0, false);

        assertThat(calibration.bins()).isEmpty();
        assertThat(calibration.error()).isZero();
    }

    @Test
    void accuracy_counts_only_where_the_evidence_suffices() {
        Scores scores = new Scores(
                List.of(
                        trial(Symptom.NO_SUPPLY, Cause.SINGLE_SERVICE_FAULT, true, Cause.SINGLE_SERVICE_FAULT),
                        trial(Symptom.NO_SUPPLY, Cause.SINGLE_SERVICE_FAULT, false, Cause.PROBABLE_OUTAGE)),
                Map.of());

        assertThat(scores.accuracy()).isEqualTo(1);
        assertThat(scores.share(Trial::isRight, trial -> !trial.suffices())).isZero();
    }

    @Test
    void one_healthy_caller_called_faulty_misses_the_targets() {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 999; i++) {
            trials.add(trial(Symptom.BILL, Cause.NO_FAULT_FOUND, true, Cause.NO_FAULT_FOUND));
        }
        assertThat(new Scores(trials, Map.of(Basis.SUPPLIED, 1.0)).meetTargets())
                .isTrue();

        trials.add(trial(Symptom.BILL, Cause.NO_FAULT_FOUND, false, Cause.SINGLE_SERVICE_FAULT));
        assertThat(new Scores(trials, Map.of(Basis.SUPPLIED, 1.0)).healthyCalledFaulty())
                .isEqualTo(1);
        assertThat(new Scores(trials, Map.of(Basis.SUPPLIED, 1.0)).meetTargets())
                .isFalse();
    }

    @Test
    void caller_who_reports_a_loss_is_not_a_healthy_caller() {
        Trial trial = trial(Symptom.NO_SUPPLY, Cause.SINGLE_SERVICE_FAULT, true, Cause.SINGLE_SERVICE_FAULT);

        assertThat(trial.isHealthy()).isFalse();
        assertThat(trial.isHealthyCalledFaulty()).isFalse();
    }

    @Test
    void written_confidence_is_the_measured_share_with_a_case_of_each_kind_added() {
        Calibration calibration = new Calibration();
        IntStream.range(0, 98).forEach(i -> calibration.add(Basis.SWITCH, .9, i < 97));

        assertThat(new ConfidenceFile(calibration).confidences()).containsEntry(Basis.SWITCH, .98);
    }

    @Test
    void basis_with_few_cases_keeps_the_confidence_of_a_more_general_one() {
        Calibration calibration = new Calibration();
        IntStream.range(0, 98).forEach(i -> calibration.add(Basis.REPORT, .9, i < 49));
        IntStream.range(0, ConfidenceFile.ENOUGH - 1).forEach(i -> calibration.add(Basis.REPORT_METER_QUIET, .9, true));

        assertThat(new ConfidenceFile(calibration).confidences())
                .containsEntry(Basis.REPORT_METER_QUIET, .5)
                .containsEntry(Basis.SWITCH, Basis.SWITCH.confidence());
    }

    private static Trial trial(Symptom symptom, Cause right, boolean suffices, Cause given) {
        return new Trial(
                1,
                "",
                new Caller(HOME, Optional.of(symptom), Optional.empty(), Optional.empty()),
                true,
                new Expectation(right, Optional.empty()),
                suffices,
                new Given(given, Basis.SUPPLIED, 1, Optional.empty(), List.of()));
    }
}
