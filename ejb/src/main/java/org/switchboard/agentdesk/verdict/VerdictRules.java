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
import org.switchboard.customer.model.Customer;
import org.switchboard.customer.model.UsagePoint;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.measurement.model.Reading;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced.State;
import org.switchboard.troubleticket.model.TicketPriority;

/**
 * The rules that turn a situation into a verdict. Two questions stay apart: what network and meter show, and what the
 * caller reports. In this order: disconnection for debt, since the customer stays without supply whatever the network
 * does; an answer of the customer's own meter; the explanation on the supply path that begins nearest to the substation
 * ({@link PathFindings}); a fault of the single customer, which needs a report or the meter's last gasp; no fault. Where
 * the evidence does not suffice, the verdict is UNKNOWN.
 */
public final class VerdictRules {

    /** The source of what is said in this call. */
    static final String CALL = "call";

    private final Situation situation;
    private final SupplyPathTelemetry telemetry;
    private final OwnMeter meter;
    private final PathFindings findings;
    private final DebtDisconnection debt;
    private final Set<String> silentSources = new LinkedHashSet<>();

    private VerdictRules(Situation situation) {
        this.situation = situation;
        this.telemetry = new SupplyPathTelemetry(situation);
        this.meter = new OwnMeter(situation);
        this.findings = new PathFindings(situation, telemetry, meter);
        this.debt = new DebtDisconnection(situation);
    }

    /** The verdict on one usage point. */
    public static Verdict judge(Situation situation) {
        return new VerdictRules(situation).judge();
    }

    private Verdict judge() {
        findSilentSources();
        List<Finding> ranked = findings.ranked();
        Verdict verdict = disconnectedForDebt()
                .or(() -> meterHasSupply(ranked))
                .or(() -> explained(ranked))
                .or(() -> singleCustomer(ranked))
                .or(() -> noFault(ranked))
                .orElseGet(() -> unknown(ranked));
        Stream<Evidence> missing = silentSources.stream().map(this::evidenceOfSilence);
        return withAction(verdict.beside(Stream.concat(missing, mechanicalMeter())));
    }

    private void findSilentSources() {
        situation
                .balance()
                .filter(balance -> balance.state() != State.LIVE && balance.state() != State.NOT_ASKED)
                .ifPresent(balance -> silentSources.add(balance.source()));
        UsagePoint point = situation.usagePoint();
        situation.freshness().silentSources(RecordType.USAGE_POINT).stream()
                .filter(point.source()::equals)
                .forEach(silentSources::add);
        silentSources.addAll(
                situation.freshness().silentSources(RecordType.OUTAGE, RecordType.OUTAGE_PLAN, RecordType.MEASUREMENT));
    }

    /** What billing says now outweighs a sign of supply, which is shown; what is older does not. */
    private Optional<Verdict> disconnectedForDebt() {
        List<Evidence> against = new ArrayList<>();
        meter.answer()
                .map(answer -> meter.evidenceOf(Kind.METER_ANSWERS, answer).contradicting())
                .ifPresent(against::add);
        if (situation.someSupplyIsReported()) {
            against.add(ofCall().contradicting());
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
                        evidence.add(ofCall());
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
                                lowestDevice());
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
     * Contradicted, an explanation stands only where the caller has no supply at all, or the meter says so; old, not for a
     * caller who reports anything else. What meters said before their system stopped needs a report, too: measured, it was
     * right in two cases of five. So does what was announced and not measured ({@link #needsReport}).
     */
    private Optional<Verdict> explained(List<Finding> ranked) {
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
     * anything but a loss of all supply is likely to have supply; before the reason of the call is known it stands, unless
     * the system of the meters, which would tell, is silent. Who has some supply is not in an announced outage either, nor
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

    private static boolean isAnnounced(List<Finding> ranked) {
        return ranked.stream().anyMatch(finding -> finding.announced() && !finding.isContradicted());
    }

    /** Where none of the meters around reports a loss, whatever has been said or read of a loss for all of them is over. */
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
            evidence.add(someSupply ? ofCall().contradicting() : ofCall());
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
                finding.device().map(NetworkElement::key),
                finding.device().map(NetworkElement::name),
                Optional.empty(),
                finding.since(),
                restoration(finding, order),
                order.or(() -> Optional.of(finding)).flatMap(Finding::crew),
                situation.sensitive(),
                List.copyOf(silentSources));
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
            evidence.add(ofCall());
        }
        energisedPath(ranked).forEach(evidence::add);
        if (situation.neighboursReporting() == 0) {
            evidence.add(own(Kind.NO_NEIGHBOUR_REPORTS));
        }
        debt.ruledOut().ifPresent(evidence::add);
        ranked.forEach(finding -> evidence.add(finding.evidence().contradicting()));
        boolean old = gasp.map(word -> meter.evidenceOf(Kind.METER_LAST_GASP, word))
                .filter(fact -> !fact.isCurrent())
                .isPresent();
        Basis basis;
        if (gasp.isPresent()) {
            basis = old ? Basis.OWN_LAST_GASP_OLD : Basis.OWN_LAST_GASP;
        } else if (meter.silence().isPresent()) {
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
                lowestDevice());
        return Optional.of(gasp.isPresent() ? since(verdict, gasp.get().at()) : verdict);
    }

    private boolean partIsReported() {
        return situation.symptom().filter(Symptom.PART_OF_PREMISES::equals).isPresent();
    }

    /** Telemetry or the meters around show that supply reaches the transformer, or the caller has some of it. */
    private boolean pathIsEnergised() {
        boolean outagesAreKnown = situation
                .freshness()
                .silentSources(RecordType.OUTAGE, RecordType.OUTAGE_PLAN)
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
                        .silentSources(RecordType.OUTAGE, RecordType.OUTAGE_PLAN)
                        .isEmpty()) {
            evidence.add(own(Kind.NO_OUTAGE_KNOWN));
        }
        return evidence.stream();
    }

    /** Nobody reports a loss, and nothing shows one. */
    private Optional<Verdict> noFault(List<Finding> ranked) {
        boolean energised = meter.isQuiet()
                || findings.quietMeters().isPresent()
                || telemetry.allSwitchesReadClosed() && telemetry.liveVoltage().isPresent();
        boolean someSourceIsSilent = telemetry.isOld()
                || !situation
                        .freshness()
                        .silentSources(RecordType.OUTAGE, RecordType.OUTAGE_PLAN)
                        .isEmpty();
        if (situation.lossIsReported()
                || situation.dangerIsReported()
                || meter.lastGasp().isPresent()
                || lossesAreOld(ranked)
                || meter.silence().isPresent()
                || isAnnounced(ranked)
                || !energised && (someSourceIsSilent || !situation.path().complete())) {
            return Optional.empty();
        }
        List<Evidence> evidence = new ArrayList<>();
        if (situation.symptom().isPresent()) {
            evidence.add(ofCall());
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
            evidence.add(ofCall());
        }
        ranked.stream()
                .map(finding -> finding.isContradicted() ? finding.evidence().contradicting() : finding.evidence())
                .forEach(evidence::add);
        if (!situation.path().complete()) {
            evidence.add(missing(
                    Kind.PATH_UNKNOWN,
                    Evidence.OURSELVES,
                    situation.usagePoint().key()));
        } else if (telemetry.isMissing()) {
            evidence.add(missing(
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

    /** Who needs electricity to live, who is in danger and who calls about a bill each need something else first. */
    private Verdict withAction(Verdict verdict) {
        Optional<NetworkElement> device = lowestDevice();
        boolean urgent = verdict.priority() == TicketPriority.CRITICAL;
        RecommendedAction action = verdict.action();
        if (situation.dangerIsReported()) {
            return findings.orderNearby()
                    .map(order ->
                            verdict.recommending(RecommendedAction.JOIN_OUTAGE).on(order))
                    .orElseGet(() -> device.map(lowest -> verdict.recommending(RecommendedAction.MAKE_REPAIR_ORDER)
                                    .on(lowest))
                            .orElseGet(() -> verdict.recommending(RecommendedAction.OPEN_FAULT_TICKET)));
        } else if (urgent && situation.sensitive().contains(Customer.LIFE_SUPPORT)) {
            action = switch (action) {
                case OPEN_FAULT_TICKET ->
                    verdict.isOld() || device.isEmpty() ? action : RecommendedAction.MAKE_REPAIR_ORDER;
                case EXPLAIN_DEBT, EXPLAIN_RECONNECTION, EXPLAIN_PLAN, EXPLAIN_OUTAGE, CHECK_AT_HOME, LOG_CONTACT ->
                    RecommendedAction.OPEN_FAULT_TICKET;
                default -> action;
            };
        } else if (situation.symptom().filter(Symptom::concernsAccount).isPresent()
                && verdict.cause() != Cause.DISCONNECTED_FOR_DEBT) {
            action = RecommendedAction.EXPLAIN_ACCOUNT;
        }
        return verdict.recommending(action);
    }

    private static boolean lossesAreOld(List<Finding> ranked) {
        return ranked.stream().anyMatch(finding -> finding.basis() == Basis.METERS_OLD);
    }

    private Optional<NetworkElement> lowestDevice() {
        return situation.path().elements().stream().reduce((upper, lower) -> lower);
    }

    private Evidence ofCall() {
        Kind kind = situation.symptom().filter(Symptom::concernsSupply).isPresent()
                ? Kind.CALLER_REPORTS
                : Kind.CALLER_REPORTS_NO_LOSS;
        return new Evidence(
                kind,
                situation.symptom().map(symptom -> List.<Object>of(symptom)).orElse(List.of()),
                CALL,
                Optional.of(situation.now()),
                State.FRESH);
    }

    private Evidence evidenceOfSilence(String source) {
        Optional<Instant> heard = situation
                .freshness()
                .lastHeard(
                        source,
                        RecordType.MEASUREMENT,
                        RecordType.OUTAGE,
                        RecordType.OUTAGE_PLAN,
                        RecordType.USAGE_POINT);
        return new Evidence(Kind.SOURCE_SILENT, Evidence.Bearing.MISSING, List.of(source), source, heard, State.STALE);
    }

    private Stream<Evidence> mechanicalMeter() {
        boolean has = !situation.usagePoint().endDevices().isEmpty() && !situation.hasSmartMeter();
        return has && situation.lossIsReported()
                ? Stream.of(
                        missing(Kind.METER_MECHANICAL, situation.usagePoint().source()))
                : Stream.empty();
    }

    private Evidence missing(Kind kind, String source, Object... parameters) {
        return new Evidence(
                kind, Evidence.Bearing.MISSING, List.of(parameters), source, Optional.of(situation.now()), State.FRESH);
    }

    /** Evidence from our own records, which are never old. */
    private Evidence own(Kind kind) {
        return new Evidence(kind, List.of(), Evidence.OURSELVES, Optional.of(situation.now()), State.FRESH);
    }

    private static Verdict since(Verdict verdict, Instant since) {
        return new Verdict(
                verdict.cause(),
                verdict.supply(),
                verdict.symptom(),
                verdict.basis(),
                verdict.evidence(),
                verdict.action(),
                verdict.deviceKey(),
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
                device.map(NetworkElement::key),
                device.map(NetworkElement::name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                situation.sensitive(),
                List.copyOf(silentSources));
    }
}
