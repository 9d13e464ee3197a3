package org.switchboard.agentdesk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.switchboard.agentdesk.Evidence.Kind;
import org.switchboard.agentdesk.Verdict.RecommendedAction;
import org.switchboard.billing.AccountBalance;
import org.switchboard.customer.UsagePoint;
import org.switchboard.network.NetworkElement;
import org.switchboard.outage.Outage;
import org.switchboard.outage.OutagePlan;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced;
import org.switchboard.source.Sourced.State;

/**
 * The rules that turn a situation into a verdict, in the order in which a cause excludes the ones after it: whoever is
 * cut off for debt stays dark whatever the network does; a meter that answers has supply; what has been announced or reported explains more than a switch
 * position; a fault of the single service is what remains when the way up is known to be alive. Old evidence lowers the
 * confidence and is named; without enough of it the verdict is UNKNOWN.
 */
public final class VerdictRules {

    private static final String OURSELVES = "switchboard";

    private final Situation situation;
    private final WayUp wayUp;
    private final Set<String> silentSources = new LinkedHashSet<>();

    private VerdictRules(Situation situation) {
        this.situation = situation;
        this.wayUp = new WayUp(situation);
    }

    /** The verdict on one usage point, on the assumption that its customer has no service. */
    public static Verdict judge(Situation situation) {
        return new VerdictRules(situation).judge();
    }

    private Verdict judge() {
        findSilentSources();
        Verdict verdict = Stream.<Function<VerdictRules, Optional<Verdict>>>of(
                        VerdictRules::disconnectedForDebt,
                        VerdictRules::meterHasSupply,
                        VerdictRules::plannedOutage,
                        VerdictRules::knownOutage,
                        VerdictRules::underRepair,
                        VerdictRules::switchOpenUpstream,
                        VerdictRules::feederDead,
                        VerdictRules::neighboursDark,
                        VerdictRules::singleService)
                .flatMap(rule -> rule.apply(this).stream())
                .findFirst()
                .orElseGet(this::unknown);
        Optional<Evidence> gasp = wayUp.lastGasp().map(word -> wayUp.evidenceOfMeter(Kind.METER_LAST_GASP, word));
        Optional<Evidence> silence = wayUp.silenceOfMeter().map(word -> wayUp.evidenceOfMeter(Kind.METER_SILENT, word));
        return verdict.beside(Stream.concat(gasp.stream(), silence.stream()).toList());
    }

    /** What the meter measures now outweighs what is announced and reported for the way up to it. */
    private Optional<Verdict> meterHasSupply() {
        return wayUp.answerOfMeter()
                .map(answer -> verdict(
                        Cause.METER_ENERGISED_IN_HOME,
                        .9,
                        List.of(wayUp.evidenceOfMeter(Kind.METER_ANSWERS, answer)),
                        RecommendedAction.CHECK_AT_HOME));
    }

    private void findSilentSources() {
        situation
                .balance()
                .filter(balance -> balance.state() != State.LIVE)
                .ifPresent(balance -> silentSources.add(balance.source()));
        UsagePoint point = situation.usagePoint();
        situation.freshness().silentSources(RecordType.USAGE_POINT).stream()
                .filter(point.source()::equals)
                .forEach(silentSources::add);
        silentSources.addAll(
                situation.freshness().silentSources(RecordType.OUTAGE, RecordType.OUTAGE_PLAN, RecordType.MEASUREMENT));
    }

    private Optional<Verdict> disconnectedForDebt() {
        Optional<Sourced<AccountBalance>> balance =
                situation.balance().filter(b -> b.value().isPresent());
        boolean billingSaysSo = balance.flatMap(Sourced::value)
                .map(AccountBalance::disconnectedForDebt)
                .orElse(false);
        boolean registerSaysSo = situation
                .usagePoint()
                .connectionState()
                .filter(UsagePoint.DISCONNECTED_FOR_DEBT::equals)
                .isPresent();
        boolean live = balance.map(b -> b.state() == State.LIVE).orElse(false);
        if (!registerSaysSo && (!billingSaysSo || !live && registerIsNewerThan(balance.flatMap(Sourced::asOf)))) {
            return Optional.empty();
        }
        List<Evidence> evidence = new ArrayList<>();
        balance.ifPresent(b -> evidence.add(billingEvidence(b, registerSaysSo)));
        if (registerSaysSo) {
            evidence.add(registerEvidence());
        }
        boolean paid = live && !billingSaysSo;
        double confidence = live ? paid ? .85 : .97 : billingSaysSo ? .8 : .75;
        return Optional.of(verdict(
                Cause.DISCONNECTED_FOR_DEBT,
                confidence,
                evidence,
                paid ? RecommendedAction.EXPLAIN_RECONNECTION : RecommendedAction.EXPLAIN_DEBT));
    }

    /** The customer register was changed after billing's old answer, and says connected. */
    private boolean registerIsNewerThan(Optional<Instant> billingAnswer) {
        return situation.usagePoint().connectionState().isPresent()
                && billingAnswer
                        .filter(answer -> answer.isBefore(situation.usagePoint().changedAt()))
                        .isPresent();
    }

    private static Evidence billingEvidence(Sourced<AccountBalance> balance, boolean registerSaysSo) {
        AccountBalance value = balance.value().orElseThrow();
        Kind kind = value.disconnectedForDebt()
                ? Kind.BILLING_SAYS_DISCONNECTED
                : registerSaysSo ? Kind.BILLING_SAYS_PAID : Kind.NO_DEBT;
        return new Evidence(
                kind, List.of(value.arrears(), value.currency()), balance.source(), balance.asOf(), balance.state());
    }

    private Evidence registerEvidence() {
        UsagePoint point = situation.usagePoint();
        return new Evidence(
                Kind.USAGE_POINT_DISCONNECTED,
                List.of(point.key()),
                point.source(),
                Optional.of(point.changedAt()),
                situation.freshness().of(point.source(), RecordType.USAGE_POINT));
    }

    private Optional<Verdict> plannedOutage() {
        return situation.plans().stream()
                .filter(plan -> plan.runsAt(situation.now()))
                .findFirst()
                .map(this::plannedOutage);
    }

    private Verdict plannedOutage(OutagePlan plan) {
        State state = situation.freshness().of(plan.source(), RecordType.OUTAGE_PLAN);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence(
                Kind.PLAN_RUNNING,
                List.of(plan.key(), plan.from(), plan.to(), plan.reason().orElse("")),
                plan.source(),
                Optional.of(plan.changedAt()),
                state));
        wayUp.openSwitch().ifPresent(open -> evidence.add(wayUp.evidenceOfOpen(open)));
        return new Verdict(
                Cause.PLANNED_OUTAGE,
                state == State.FRESH ? .95 : .8,
                evidence,
                RecommendedAction.EXPLAIN_PLAN,
                plan.networkElementKeys().stream()
                        .filter(key -> situation.path().element(key).isPresent())
                        .findFirst(),
                plan.networkElementKeys().stream()
                        .flatMap(key -> situation.path().element(key).stream())
                        .map(NetworkElement::name)
                        .findFirst(),
                Optional.of(plan.to()),
                List.copyOf(silentSources));
    }

    private Optional<Verdict> knownOutage() {
        return situation.outages().stream().filter(Outage::isOpen).findFirst().map(this::knownOutage);
    }

    private Verdict knownOutage(Outage outage) {
        State state = situation.freshness().of(outage.source(), RecordType.OUTAGE);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence(
                Kind.OUTAGE_REPORTED,
                List.of(
                        outage.key(),
                        outage.cause().orElse(""),
                        outage.customers().orElse(0)),
                outage.source(),
                Optional.of(outage.changedAt()),
                state));
        wayUp.openSwitch().ifPresent(open -> evidence.add(wayUp.evidenceOfOpen(open)));
        Optional<NetworkElement> device = outage.networkElementKey().flatMap(situation.path()::element);
        return new Verdict(
                Cause.KNOWN_OUTAGE,
                state == State.FRESH ? .93 : .75,
                evidence,
                RecommendedAction.EXPLAIN_OUTAGE,
                outage.networkElementKey(),
                device.map(NetworkElement::name).or(outage::networkElementKey),
                outage.estimatedRestorationAt(),
                List.copyOf(silentSources));
    }

    /** Our own repair order on the way up: the outage is known because we are at it. */
    private Optional<Verdict> underRepair() {
        return situation.repairOrders().stream().findFirst().map(order -> {
            List<Evidence> evidence = new ArrayList<>();
            evidence.add(new Evidence(
                    Kind.REPAIR_ORDER_UNDER_WAY,
                    List.of(order.number(), order.deviceName(), order.customersAffected()),
                    OURSELVES,
                    Optional.of(order.stateSince()),
                    State.FRESH));
            wayUp.openSwitch().ifPresent(open -> evidence.add(wayUp.evidenceOfOpen(open)));
            return new Verdict(
                    Cause.KNOWN_OUTAGE,
                    .9,
                    evidence,
                    RecommendedAction.EXPLAIN_OUTAGE,
                    Optional.of(order.device().key()),
                    Optional.of(order.deviceName()),
                    order.estimatedAt(),
                    List.copyOf(silentSources));
        });
    }

    private Optional<Verdict> switchOpenUpstream() {
        return wayUp.openSwitch().map(open -> {
            boolean fresh = wayUp.stateOf(open) == State.FRESH;
            List<Evidence> evidence = new ArrayList<>(List.of(wayUp.evidenceOfOpen(open)));
            wayUp.deadVoltage().ifPresent(dead -> evidence.add(wayUp.evidenceOfVoltage(Kind.FEEDER_DEAD, dead)));
            return onDevice(
                    Cause.UPSTREAM_SWITCH_OPEN,
                    fresh ? .95 : .6,
                    evidence,
                    RecommendedAction.MAKE_REPAIR_ORDER,
                    wayUp.elementOf(open));
        });
    }

    /** No voltage although every telemetered switch stands closed: the fault is upstream of what we can see. */
    private Optional<Verdict> feederDead() {
        return wayUp.deadVoltage()
                .filter(dead -> wayUp.stateOf(dead) == State.FRESH)
                .map(dead -> onDevice(
                        Cause.PROBABLE_OUTAGE,
                        .8,
                        List.of(wayUp.evidenceOfVoltage(Kind.FEEDER_DEAD, dead)),
                        RecommendedAction.MAKE_REPAIR_ORDER,
                        wayUp.elementOf(dead)));
    }

    private Optional<Verdict> neighboursDark() {
        int neighbours = situation.neighboursReporting();
        if (neighbours == 0) {
            return Optional.empty();
        }
        Evidence evidence = own(Kind.NEIGHBOURS_REPORT, neighbours);
        return Optional.of(onDevice(
                Cause.PROBABLE_OUTAGE,
                Math.min(.85, .5 + .1 * neighbours),
                List.of(evidence),
                RecommendedAction.MAKE_REPAIR_ORDER,
                situation.path().transformer()));
    }

    private Optional<Verdict> singleService() {
        boolean wayUpIsAlive = situation.path().complete() && wayUp.allSwitchesReadClosed();
        boolean outagesAreKnown = situation
                .freshness()
                .silentSources(RecordType.OUTAGE, RecordType.OUTAGE_PLAN)
                .isEmpty();
        if (!wayUpIsAlive || !outagesAreKnown) {
            return Optional.empty();
        }
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(wayUp.evidenceOfClosedSwitches());
        wayUp.liveVoltage().ifPresent(live -> evidence.add(wayUp.evidenceOfVoltage(Kind.FEEDER_ENERGISED, live)));
        evidence.add(own(Kind.NO_OUTAGE_KNOWN, 0));
        evidence.add(own(Kind.NO_NEIGHBOUR_REPORTS, 0));
        debtIsRuledOut().ifPresent(evidence::add);
        double confidence = .65
                + (wayUp.liveVoltage().isPresent() ? .1 : 0)
                + (debtIsRuledOut().isPresent() ? .05 : 0);
        return Optional.of(onDevice(
                Cause.SINGLE_SERVICE_FAULT,
                confidence,
                evidence,
                RecommendedAction.OPEN_FAULT_TICKET,
                situation.path().elements().stream().reduce((upper, lower) -> lower)));
    }

    private Verdict unknown() {
        List<Evidence> evidence = new ArrayList<>();
        if (!situation.path().complete()) {
            evidence.add(own(Kind.PATH_UNKNOWN, situation.usagePoint().key()));
        } else if (wayUp.isWithoutTelemetry()) {
            evidence.add(own(Kind.NO_TELEMETRY, situation.path().elements().size()));
        }
        silentSources.forEach(source -> evidence.add(
                new Evidence(Kind.SOURCE_SILENT, List.of(source), source, lastHeard(source), State.STALE)));
        return verdict(Cause.UNKNOWN, 0, evidence, RecommendedAction.OPEN_FAULT_TICKET);
    }

    private Optional<Evidence> debtIsRuledOut() {
        return situation
                .balance()
                .filter(balance -> balance.state() == State.LIVE)
                .map(balance -> billingEvidence(balance, false));
    }

    private Optional<Instant> lastHeard(String source) {
        return situation
                .freshness()
                .lastHeard(
                        source,
                        RecordType.MEASUREMENT,
                        RecordType.OUTAGE,
                        RecordType.OUTAGE_PLAN,
                        RecordType.USAGE_POINT);
    }

    /** Evidence from our own records, which are never old. */
    private Evidence own(Kind kind, Object parameter) {
        return new Evidence(kind, List.of(parameter), OURSELVES, Optional.of(situation.now()), State.FRESH);
    }

    private Verdict verdict(Cause cause, double confidence, List<Evidence> evidence, RecommendedAction action) {
        return onDevice(cause, confidence, evidence, action, Optional.empty());
    }

    private Verdict onDevice(
            Cause cause,
            double confidence,
            List<Evidence> evidence,
            RecommendedAction action,
            Optional<NetworkElement> device) {
        return new Verdict(
                cause,
                confidence,
                evidence,
                action,
                device.map(NetworkElement::key),
                device.map(NetworkElement::name),
                Optional.empty(),
                List.copyOf(silentSources));
    }
}
