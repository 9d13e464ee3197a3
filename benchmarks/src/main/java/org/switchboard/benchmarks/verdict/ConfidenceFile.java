package org.switchboard.benchmarks.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchboard.agentdesk.verdict.Basis;
import org.switchboard.benchmarks.verdict.Calibration.Bin;

/**
 * The confidence of each basis, from measured shares: (right + 1) / (cases + 2), by Laplace, so that no few cases make it
 * certain. A basis with too few cases keeps that of the nearest more general basis which has enough of its own.
 */
final class ConfidenceFile {

    static final int ENOUGH = 30;

    private static final Path PLACE =
            Path.of("ejb/src/main/resources/org/switchboard/agentdesk/verdict/verdict-confidence.properties");

    /** What a basis is a special case of, nearest first. */
    private static final Map<Basis, List<Basis>> MORE_GENERAL = Map.ofEntries(
            Map.entry(Basis.DEBT_LIVE, List.of(Basis.DEBT_REGISTER)),
            Map.entry(Basis.DEBT_PAID, List.of(Basis.DEBT_REGISTER, Basis.DEBT_OLD)),
            Map.entry(Basis.DEBT_OLD, List.of(Basis.DEBT_REGISTER)),
            Map.entry(Basis.DEBT_REGISTER, List.of(Basis.DEBT_LIVE)),
            Map.entry(Basis.METER_ANSWERED, List.of(Basis.SUPPLIED)),
            Map.entry(Basis.METER_CONTRADICTED, List.of(Basis.CONTRADICTED_SUPPLY)),
            Map.entry(Basis.PLAN_OLD, List.of(Basis.OUTAGE_OLD)),
            Map.entry(Basis.PLAN_CONTRADICTED, List.of(Basis.OUTAGE_CONTRADICTED, Basis.SWITCH_CONTRADICTED)),
            Map.entry(Basis.OUTAGE, List.of(Basis.ORDER)),
            Map.entry(Basis.OUTAGE_OLD, List.of(Basis.PLAN_OLD)),
            Map.entry(Basis.OUTAGE_CONTRADICTED, List.of(Basis.ORDER_CONTRADICTED, Basis.SWITCH_CONTRADICTED)),
            Map.entry(Basis.ORDER, List.of(Basis.OUTAGE)),
            Map.entry(Basis.ORDER_CONTRADICTED, List.of(Basis.OUTAGE_CONTRADICTED, Basis.SWITCH_CONTRADICTED)),
            Map.entry(Basis.SWITCH_CONTRADICTED, List.of(Basis.CONTRADICTED_SUPPLY)),
            Map.entry(Basis.NO_VOLTAGE, List.of(Basis.SWITCH)),
            Map.entry(Basis.METERS_OLD, List.of(Basis.SWITCH_OLD)),
            Map.entry(Basis.METERS_CONTRADICTED, List.of(Basis.METERS)),
            Map.entry(Basis.NEIGHBOURS, List.of(Basis.REPORT)),
            Map.entry(Basis.OWN_LAST_GASP_OLD, List.of(Basis.METERS_OLD, Basis.SWITCH_OLD)),
            Map.entry(Basis.OWN_NO_ANSWER, List.of(Basis.REPORT)),
            Map.entry(Basis.REPORT_METER_QUIET, List.of(Basis.REPORT)),
            Map.entry(Basis.NOTHING_AGAINST, List.of(Basis.SUPPLIED)),
            Map.entry(Basis.CONTRADICTED_SUPPLY, List.of(Basis.NOTHING_AGAINST)));

    private final Calibration measured;

    ConfidenceFile(Calibration measured) {
        this.measured = measured;
    }

    /** By basis; the value in force where neither it nor a more general one was met often enough. */
    Map<Basis, Double> confidences() {
        Map<Basis, Double> confidences = new EnumMap<>(Basis.class);
        for (Basis basis : Basis.values()) {
            if (basis != Basis.NONE) {
                confidences.put(basis, source(basis).map(this::share).orElseGet(basis::confidence));
            }
        }
        return confidences;
    }

    /** The basis itself, or the more general one that replaces it. */
    private Optional<Basis> source(Basis basis) {
        if (measured.count(basis) >= ENOUGH) {
            return Optional.of(basis);
        }
        return MORE_GENERAL.getOrDefault(basis, List.of()).stream()
                .filter(general -> measured.count(general) >= ENOUGH)
                .findFirst();
    }

    private double share(Basis basis) {
        Bin bin = measured.bins().get(basis);
        return Math.round(100.0 * (bin.right() + 1) / (bin.count() + 2)) / 100.0;
    }

    void write(Path project, String facts) throws IOException {
        StringBuilder text = new StringBuilder(
                "# How often a verdict on each basis was right: written by benchmarks/run verdict --write-confidence.\n# "
                        + facts + "\n");
        confidences().forEach((basis, confidence) -> text.append(note(basis))
                .append(basis.key())
                .append('=')
                .append("%.2f".formatted(confidence))
                .append('\n'));
        Files.writeString(project.resolve(PLACE), text);
    }

    private String note(Basis basis) {
        int count = measured.count(basis);
        if (count >= ENOUGH) {
            return "";
        }
        return "# " + basis.key() + ": " + count + " cases, "
                + source(basis).map(general -> "as " + general.key()).orElse("kept as it was") + "\n";
    }
}
