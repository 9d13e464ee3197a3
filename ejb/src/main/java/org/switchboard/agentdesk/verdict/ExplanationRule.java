package org.switchboard.agentdesk.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.agentdesk.verdict.Evidence.Kind;
import org.switchboard.network.model.NetworkElement;

/** Whether the first finding on the supply path explains the call, and the verdict that follows. */
record ExplanationRule(Situation situation, OwnMeter meter, SituationFacts facts, List<String> silentSources) {

    /**
     * Contradicted, An explanation holds only where the caller has no supply at all, or the meter reports it; old, not for a
     * caller who reports anything else. What meters reported before their system stopped needs a report, too: measured, it was
     * right in two cases of five. So does what was announced and not measured ({@link #needsReport}).
     */
    Optional<Verdict> verdict(List<Finding> ranked) {
        boolean lossIsKnown = lossIsKnown();
        boolean otherMatter = situation.symptom().isPresent() && !situation.totalLossIsReported();
        return ranked.stream()
                .findFirst()
                .filter(finding -> !finding.isContradicted() || lossIsKnown && mayBeTrue(finding))
                .filter(finding -> !finding.old() || lossIsKnown || !otherMatter && finding.basis() != Basis.METERS_OLD)
                .filter(finding -> lossIsKnown || !needsReport(finding, ranked))
                .map(finding -> explained(finding, ranked));
    }

    private boolean lossIsKnown() {
        return situation.totalLossIsReported() || meter.presentLastGasp().isPresent();
    }

    /**
     * Outages, orders and neighbours' tickets are left open when supply is back. Where nothing measured confirms one, a caller who reports
     * anything but a loss of all supply is likely to have supply; before the reason of the call is known it holds, unless
     * the system of the meters, which would show it, does not respond. Who has some supply is not in an announced outage either, nor
     * in a plan.
     */
    private boolean needsReport(Finding finding, List<Finding> ranked) {
        boolean leftOpen = finding.basis() == Basis.NEIGHBOURS
                || finding.announced() && (finding.cause() == Cause.KNOWN_OUTAGE || situation.someSupplyIsReported());
        boolean metersAreSilent = !situation.meterSources().isEmpty() && !meter.meterSystemReports();
        return leftOpen && !isMeasured(ranked) && (situation.symptom().isPresent() || metersAreSilent);
    }

    /** Something measured now shows a loss on the path. */
    private static boolean isMeasured(List<Finding> ranked) {
        return ranked.stream()
                .anyMatch(finding -> !finding.announced()
                        && finding.basis() != Basis.NEIGHBOURS
                        && !finding.old()
                        && !finding.isContradicted());
    }

    /** Where none of the meters around reports a loss, any report of a loss for all of them is over. */
    private static boolean mayBeTrue(Finding finding) {
        return finding.contradictions().stream().noneMatch(fact -> fact.kind() == Kind.METERS_QUIET);
    }

    private Verdict explained(Finding finding, List<Finding> ranked) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(finding.evidence());
        ranked.stream()
                .skip(1)
                .filter(other -> !other.isContradicted())
                .map(Finding::evidence)
                .forEach(evidence::add);
        meter.losses().forEach(evidence::add);
        boolean someSupply = situation.someSupplyIsReported();
        if (situation.symptom().isPresent()) {
            evidence.add(someSupply ? facts.ofCall().contradicting() : facts.ofCall());
        }
        evidence.addAll(finding.contradictions());
        if (meter.isQuiet() && finding.cause() == Cause.PROBABLE_OUTAGE) {
            evidence.add(meter.evidenceOfQuiet().contradicting());
        }
        Optional<Finding> order = ranked.stream()
                .filter(other -> finding.cause() == Cause.KNOWN_OUTAGE
                        && other.basis() == Basis.ORDER
                        && !other.isContradicted()
                        && other.depth() <= finding.depth())
                .findFirst();
        boolean certain = !finding.old()
                && !finding.isContradicted()
                && finding.cause() != Cause.PROBABLE_OUTAGE
                && (!finding.announced() || lossIsKnown() || isMeasured(ranked));
        boolean contradicted = finding.isContradicted() || someSupply;
        return new Verdict(
                finding.cause(),
                finding.old() || someSupply
                        ? SupplyState.NOT_KNOWN
                        : certain ? SupplyState.DARK : SupplyState.PROBABLY_DARK,
                situation.symptom(),
                contradicted ? finding.contradicted() : finding.basis(),
                evidence,
                order.map(Finding::action).orElse(finding.action()),
                finding.device().map(NetworkElement::elementKey),
                finding.device().map(NetworkElement::name),
                Optional.empty(),
                finding.since(),
                restoration(finding, order),
                order.or(() -> Optional.of(finding)).flatMap(Finding::crew),
                situation.sensitive(),
                silentSources);
    }

    /** An estimate that still lies ahead before one that has passed. */
    private Optional<Instant> restoration(Finding finding, Optional<Finding> order) {
        List<Instant> estimates = Stream.concat(
                        finding.restorationAt().stream(), order.flatMap(Finding::restorationAt).stream())
                .toList();
        return estimates.stream()
                .filter(at -> at.isAfter(situation.now()))
                .findFirst()
                .or(() -> estimates.stream().findFirst());
    }
}
