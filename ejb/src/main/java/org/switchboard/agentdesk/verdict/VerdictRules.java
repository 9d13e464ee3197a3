package org.switchboard.agentdesk.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.switchboard.agentdesk.verdict.Evidence.Kind;
import org.switchboard.agentdesk.verdict.Verdict.RecommendedAction;
import org.switchboard.customer.model.UsagePoint;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.measurement.model.Reading;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced.State;

/**
 * The rules that turn a situation into a verdict. Two questions stay apart: what network and meter show, and what the
 * caller reports. In this order: disconnection for debt, since the customer stays without supply whatever the network
 * does; an answer of the customer's own meter; the explanation on the supply path that begins nearest to the substation
 * ({@link PathFindings}); a fault of the single customer, which needs a report or the meter's last gasp; no fault. Where
 * the evidence does not suffice, the verdict is UNKNOWN.
 */
public final class VerdictRules {

    private final Situation situation;
    private final SupplyPathTelemetry telemetry;
    private final OwnMeter meter;
    private final PathFindings findings;
    private final DebtDisconnection debt;
    private final SituationFacts facts;
    private final Set<String> sourcesWithoutData = new LinkedHashSet<>();

    private VerdictRules(Situation situation) {
        this.situation = situation;
        this.telemetry = new SupplyPathTelemetry(situation);
        this.meter = new OwnMeter(situation);
        this.findings = new PathFindings(situation, telemetry, meter);
        this.debt = new DebtDisconnection(situation);
        this.facts = new SituationFacts(situation);
    }

    /** The verdict on one usage point. */
    public static Verdict judge(Situation situation) {
        return new VerdictRules(situation).judge();
    }

    private Verdict judge() {
        findSourcesWithoutData();
        List<Finding> ranked = findings.ranked();
        Verdict verdict = disconnectedForDebt()
                .or(() -> meterHasSupply(ranked))
                .or(() -> new ExplanationRule(situation, meter, facts, List.copyOf(sourcesWithoutData)).verdict(ranked))
                .or(() -> singleCustomer(ranked))
                .or(() -> noFault(ranked))
                .orElseGet(() -> unknown(ranked));
        return new ActionRule(situation, findings)
                .apply(verdict.beside(Stream.concat(facts.silences(sourcesWithoutData), facts.mechanicalMeter())));
    }

    private void findSourcesWithoutData() {
        situation
                .balance()
                .filter(balance -> balance.state() != State.LIVE && balance.state() != State.NOT_ASKED)
                .ifPresent(balance -> sourcesWithoutData.add(balance.source()));
        UsagePoint point = situation.usagePoint();
        situation.freshness().sourcesWithoutData(RecordType.USAGE_POINT).stream()
                .filter(point.source()::equals)
                .forEach(sourcesWithoutData::add);
        sourcesWithoutData.addAll(situation
                .freshness()
                .sourcesWithoutData(RecordType.OUTAGE, RecordType.OUTAGE_PLAN, RecordType.MEASUREMENT));
    }

    /** A current answer of billing outweighs a sign of supply, which is shown; what is older does not. */
    private Optional<Verdict> disconnectedForDebt() {
        List<Evidence> against = new ArrayList<>();
        meter.answer()
                .map(answer -> meter.evidenceOf(Kind.METER_ANSWERS, answer).contradicting())
                .ifPresent(against::add);
        if (situation.someSupplyIsReported()) {
            against.add(facts.ofCall().contradicting());
        }
        return debt.basis()
                .filter(basis -> basis == Basis.DEBT_LIVE || against.isEmpty())
                .map(basis -> verdict(
                        Cause.DISCONNECTED_FOR_DEBT,
                        SupplyState.DISCONNECTED,
                        basis,
                        Stream.concat(debt.evidence().stream(), against.stream())
                                .toList(),
                        basis == Basis.DEBT_PAID
                                ? RecommendedAction.EXPLAIN_RECONNECTION
                                : RecommendedAction.EXPLAIN_DEBT));
    }

    /** What the meter measures now outweighs what is announced and measured above it; that contradicts and is shown. */
    private Optional<Verdict> meterHasSupply(List<Finding> ranked) {
        if (situation.dangerIsReported()) {
            return Optional.empty();
        }
        return meter.answer()
                .filter(answer -> ranked.stream()
                        .filter(finding -> !finding.old())
                        .allMatch(finding -> finding.since().isEmpty()
                                || !finding.since().get().isAfter(answer.at())))
                .map(answer -> {
                    List<Evidence> evidence = new ArrayList<>();
                    evidence.add(meter.evidenceOf(Kind.METER_ANSWERS, answer));
                    if (situation.symptom().isPresent()) {
                        evidence.add(facts.ofCall());
                    }
                    List<Evidence> against = ranked.stream()
                            .map(f -> f.evidence().contradicting())
                            .toList();
                    evidence.addAll(against);
                    boolean inHome = situation.lossIsReported()
                            && situation
                                    .symptom()
                                    .filter(Symptom.LOW_VOLTAGE::equals)
                                    .isEmpty();
                    if (!inHome && situation.lossIsReported()) {
                        return onDevice(
                                Cause.SINGLE_SERVICE_FAULT,
                                SupplyState.ENERGISED,
                                Basis.REPORT,
                                evidence,
                                RecommendedAction.OPEN_FAULT_TICKET,
                                situation.path().lowest());
                    }
                    Basis basis = against.isEmpty()
                            ? inHome ? Basis.METER_ANSWERED : Basis.SUPPLIED
                            : inHome ? Basis.METER_CONTRADICTED : Basis.CONTRADICTED_SUPPLY;
                    return verdict(
                            inHome ? Cause.METER_ENERGISED_IN_HOME : Cause.NO_FAULT_FOUND,
                            SupplyState.ENERGISED,
                            basis,
                            evidence,
                            inHome ? RecommendedAction.CHECK_AT_HOME : RecommendedAction.LOG_CONTACT);
                });
    }

    /**
     * The path is energised as far as it is seen, and this customer has no or bad supply. That a meter does not answer a
     * ping is no report of a loss: of those with supply, three in a hundred do not.
     */
    private Optional<Verdict> singleCustomer(List<Finding> ranked) {
        Optional<Reading> gasp = meter.lastGasp();
        if (!(meter.presentLastGasp().isPresent() || situation.lossIsReported()) || !pathIsEnergised()) {
            return Optional.empty();
        }
        List<Evidence> evidence = new ArrayList<>();
        meter.losses().forEach(evidence::add);
        if (situation.symptom().isPresent()) {
            evidence.add(facts.ofCall());
        }
        energisedPath(ranked).forEach(evidence::add);
        if (situation.neighboursReporting() == 0) {
            evidence.add(facts.own(Kind.NO_NEIGHBOUR_REPORTS));
        }
        debt.ruledOut().ifPresent(evidence::add);
        ranked.forEach(finding -> evidence.add(finding.evidence().contradicting()));
        boolean old = gasp.map(word -> meter.evidenceOf(Kind.METER_LAST_GASP, word))
                .filter(fact -> !fact.isCurrent())
                .isPresent();
        Basis basis;
        if (gasp.isPresent()) {
            basis = old ? Basis.OWN_LAST_GASP_OLD : Basis.OWN_LAST_GASP;
        } else if (meter.missingAnswer().isPresent()) {
            basis = Basis.OWN_NO_ANSWER;
        } else if (meter.isQuiet()) {
            basis = Basis.REPORT_METER_QUIET;
            evidence.add(meter.evidenceOfQuiet().contradicting());
        } else {
            basis = Basis.REPORT;
        }
        Verdict verdict = onDevice(
                Cause.SINGLE_SERVICE_FAULT,
                gasp.isPresent() && !old ? SupplyState.DARK : SupplyState.NOT_KNOWN,
                basis,
                evidence,
                partIsReported() ? RecommendedAction.CHECK_AT_HOME : RecommendedAction.OPEN_FAULT_TICKET,
                situation.path().lowest());
        return Optional.of(gasp.isPresent() ? since(verdict, gasp.get().at()) : verdict);
    }

    private boolean partIsReported() {
        return situation.symptom().filter(Symptom.PART_OF_PREMISES::equals).isPresent();
    }

    /** Telemetry or the meters around show that supply reaches the transformer, or the caller has some of it. */
    private boolean pathIsEnergised() {
        boolean outagesAreKnown = situation
                .freshness()
                .sourcesWithoutData(RecordType.OUTAGE, RecordType.OUTAGE_PLAN)
                .isEmpty();
        return situation.someSupplyIsReported()
                || findings.quietMeters().isPresent()
                || situation.path().complete() && telemetry.allSwitchesReadClosed() && outagesAreKnown;
    }

    private Stream<Evidence> energisedPath(List<Finding> ranked) {
        List<Evidence> evidence = new ArrayList<>();
        if (telemetry.allSwitchesReadClosed()) {
            evidence.add(telemetry.evidenceOfClosedSwitches());
        }
        telemetry
                .liveVoltage()
                .ifPresent(live -> evidence.add(telemetry.evidenceOfVoltage(Kind.FEEDER_ENERGISED, live)));
        findings.quietMeters().ifPresent(below -> evidence.add(findings.evidenceOfQuiet(below)));
        if (situation.path().complete()
                && ranked.stream().noneMatch(Finding::announced)
                && situation
                        .freshness()
                        .sourcesWithoutData(RecordType.OUTAGE, RecordType.OUTAGE_PLAN)
                        .isEmpty()) {
            evidence.add(facts.own(Kind.NO_OUTAGE_KNOWN));
        }
        return evidence.stream();
    }

    /** Nobody reports a loss, and nothing shows one. */
    private Optional<Verdict> noFault(List<Finding> ranked) {
        boolean energised = meter.isQuiet()
                || findings.quietMeters().isPresent()
                || telemetry.allSwitchesReadClosed() && telemetry.liveVoltage().isPresent();
        boolean someSourceIsMissing = telemetry.isOld()
                || !situation
                        .freshness()
                        .sourcesWithoutData(RecordType.OUTAGE, RecordType.OUTAGE_PLAN)
                        .isEmpty();
        if (situation.lossIsReported()
                || situation.dangerIsReported()
                || meter.lastGasp().isPresent()
                || lossesAreOld(ranked)
                || meter.missingAnswer().isPresent()
                || isAnnounced(ranked)
                || !energised && (someSourceIsMissing || !situation.path().complete())) {
            return Optional.empty();
        }
        List<Evidence> evidence = new ArrayList<>();
        if (situation.symptom().isPresent()) {
            evidence.add(facts.ofCall());
        }
        if (meter.isQuiet()) {
            evidence.add(meter.evidenceOfQuiet());
        }
        energisedPath(ranked).forEach(evidence::add);
        debt.ruledOut().ifPresent(evidence::add);
        Optional<Evidence> recorded = debt.recorded().map(Evidence::contradicting);
        recorded.ifPresent(evidence::add);
        ranked.forEach(finding -> evidence.add(finding.evidence().contradicting()));
        Basis basis = !ranked.isEmpty() || recorded.isPresent()
                ? Basis.CONTRADICTED_SUPPLY
                : energised ? Basis.SUPPLIED : Basis.NOTHING_AGAINST;
        return Optional.of(verdict(
                Cause.NO_FAULT_FOUND,
                energised ? SupplyState.ENERGISED : SupplyState.NOT_KNOWN,
                basis,
                evidence,
                RecommendedAction.LOG_CONTACT));
    }

    private Verdict unknown(List<Finding> ranked) {
        List<Evidence> evidence = new ArrayList<>();
        if (situation.symptom().isPresent()) {
            evidence.add(facts.ofCall());
        }
        ranked.stream()
                .map(finding -> finding.isContradicted() ? finding.evidence().contradicting() : finding.evidence())
                .forEach(evidence::add);
        if (!situation.path().complete()) {
            evidence.add(facts.missing(
                    Kind.PATH_UNKNOWN,
                    Evidence.OURSELVES,
                    situation.usagePoint().key()));
        } else if (telemetry.isMissing()) {
            evidence.add(facts.missing(
                    Kind.NO_TELEMETRY,
                    Evidence.OURSELVES,
                    situation.path().elements().size()));
        }
        meter.losses().forEach(evidence::add);
        boolean dark = meter.losses().anyMatch(fact -> fact.kind() == Kind.METER_LAST_GASP && fact.isCurrent());
        return onDevice(
                Cause.UNKNOWN,
                dark ? SupplyState.DARK : SupplyState.NOT_KNOWN,
                Basis.NONE,
                evidence,
                dark || situation.symptom().filter(Symptom::concernsSupply).isPresent()
                        ? RecommendedAction.OPEN_FAULT_TICKET
                        : RecommendedAction.LOG_CONTACT,
                Optional.empty());
    }

    private static boolean isAnnounced(List<Finding> ranked) {
        return ranked.stream().anyMatch(finding -> finding.announced() && !finding.isContradicted());
    }

    private static boolean lossesAreOld(List<Finding> ranked) {
        return ranked.stream().anyMatch(finding -> finding.basis() == Basis.METERS_OLD);
    }

    private static Verdict since(Verdict verdict, Instant since) {
        return new Verdict(
                verdict.cause(),
                verdict.supply(),
                verdict.symptom(),
                verdict.basis(),
                verdict.evidence(),
                verdict.action(),
                verdict.device(),
                verdict.deviceName(),
                verdict.actionDevice(),
                Optional.of(since),
                verdict.restorationAt(),
                verdict.crew(),
                verdict.sensitive(),
                verdict.silentSources());
    }

    private Verdict verdict(
            Cause cause, SupplyState supply, Basis basis, List<Evidence> evidence, RecommendedAction action) {
        return onDevice(cause, supply, basis, evidence, action, Optional.empty());
    }

    private Verdict onDevice(
            Cause cause,
            SupplyState supply,
            Basis basis,
            List<Evidence> evidence,
            RecommendedAction action,
            Optional<NetworkElement> device) {
        return new Verdict(
                cause,
                supply,
                situation.symptom(),
                basis,
                evidence,
                action,
                device.map(NetworkElement::elementKey),
                device.map(NetworkElement::name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                situation.sensitive(),
                List.copyOf(sourcesWithoutData));
    }
}
