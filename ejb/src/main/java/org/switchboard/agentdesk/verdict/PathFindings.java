package org.switchboard.agentdesk.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.agentdesk.verdict.Evidence.Kind;
import org.switchboard.agentdesk.verdict.Verdict.RecommendedAction;
import org.switchboard.measurement.model.Reading;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.outage.model.Outage;
import org.switchboard.outage.model.OutagePlan;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced.State;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.OrderView;

/**
 * Every explanation of a loss of supply on one path: what is announced (plans, outages, repair orders) and what is
 * measured (switches, voltages, meters, reports of neighbours). The one that begins nearest to the substation explains
 * the others; an announcement also explains the switch that cuts its device off.
 */
public final class PathFindings {

    /** Several meters make an outage of their device; one alone is a matter of its customer. */
    public static final int SEVERAL = 2;

    /** The least share of the smart meters below a device that must have lost supply. */
    public static final double SHARE_OF_DEVICE = .5;

    /** The least share for a device above one that explains its own meters already. */
    public static final double SHARE_ABOVE = .75;

    /** So many smart meters without a loss, and hardly any with one, show that their device has supply. */
    public static final int MINIMUM_METERS = 3;

    /** The largest share of meters without supply that does not contradict it. */
    public static final double SHARE_OF_SINGLE_FAULTS = .2;

    /** After a switch has opened the last gasps behind it arrive within this time: 8,000 of them at 400 a second. */
    public static final Duration GASPS_ARRIVE = Duration.ofSeconds(20);

    private final Situation situation;
    private final SupplyPathTelemetry telemetry;
    private final OwnMeter meter;
    private final List<NetworkElement> path;

    PathFindings(Situation situation, SupplyPathTelemetry telemetry, OwnMeter meter) {
        this.situation = situation;
        this.telemetry = telemetry;
        this.meter = meter;
        this.path = situation.path().elements();
    }

    /** The explanation that decides the verdict first, then the others. */
    List<Finding> ranked() {
        return Stream.of(
                        plans(),
                        outages(),
                        orders(),
                        openSwitch().stream(),
                        deadVoltage().stream(),
                        metersDark().stream(),
                        neighbours().stream())
                .flatMap(findings -> findings)
                .map(this::weighed)
                .sorted(Comparator.comparing((Finding finding) -> finding.old() && !finding.announced())
                        .thenComparing(Finding::isContradicted)
                        .thenComparingInt(finding -> finding.announced() ? reach(finding.depth()) : finding.depth())
                        .thenComparing(finding -> !finding.announced()))
                .toList();
    }

    /** The lowest device from the transformer down that has an order of our own: its crew comes close by. */
    Optional<NetworkElement> orderNearby() {
        return situation.repairOrders().stream()
                .flatMap(order -> situation.path().element(order.device()).stream())
                .filter(device -> path.indexOf(device) >= lowestShared())
                .max(Comparator.comparingInt(path::indexOf));
    }

    /** The meters below the transformer, of which hardly any reports a loss although their system reports. */
    Optional<MetersBelow> quietMeters() {
        return situation
                .path()
                .transformer()
                .flatMap(situation::metersBelowOf)
                .filter(below -> below.smart() - below.losing() >= MINIMUM_METERS
                        && below.shareLosing() <= SHARE_OF_SINGLE_FAULTS
                        && meter.meterSystemReports());
    }

    Evidence evidenceOfQuiet(MetersBelow below) {
        String source = situation.meterSources().iterator().next();
        return new Evidence(
                Kind.METERS_QUIET,
                List.of(below.losing(), below.smart(), below.deviceName()),
                source,
                situation.freshness().lastSuccess(source, RecordType.MEASUREMENT),
                State.FRESH);
    }

    /** The lowest element with several customers below it: the last one where usage points are connected to a transformer directly. */
    private int lowestShared() {
        int last = path.size() - 1;
        return last >= 0 && path.get(last).isShared() ? last : last - 1;
    }

    /** The highest element that an announcement for the element at this depth explains: the switch that cuts it off. */
    private int reach(int depth) {
        for (int above = depth; above >= 0; above--) {
            if (path.get(above).isSwitch()) {
                return above;
            }
        }
        return depth;
    }

    private Stream<Finding> plans() {
        return situation.plans().stream()
                .filter(plan -> plan.runsAt(situation.now()))
                .flatMap(plan -> plan.networkElementKeys().stream()
                        .flatMap(key -> situation.path().element(key).stream())
                        .min(Comparator.comparingInt(path::indexOf))
                        .map(device -> plan(plan, device))
                        .stream());
    }

    private Finding plan(OutagePlan plan, NetworkElement device) {
        State state = situation.freshness().of(plan.source(), RecordType.OUTAGE_PLAN);
        return new Finding(
                Cause.PLANNED_OUTAGE,
                path.indexOf(device),
                true,
                state != State.FRESH,
                state == State.FRESH ? Basis.PLAN : Basis.PLAN_OLD,
                Basis.PLAN_CONTRADICTED,
                new Evidence(
                        Kind.PLAN_RUNNING,
                        List.of(
                                plan.key(),
                                plan.from(),
                                plan.to(),
                                plan.reason().orElse("")),
                        plan.source(),
                        Optional.of(plan.changedAt()),
                        state),
                List.of(),
                RecommendedAction.EXPLAIN_PLAN,
                Optional.of(device),
                Optional.of(plan.from()),
                Optional.of(plan.to()),
                Optional.empty());
    }

    private Stream<Finding> outages() {
        return situation.outages().stream()
                .filter(Outage::isOpen)
                .flatMap(outage -> outage.networkElementKey().flatMap(situation.path()::element).stream()
                        .map(device -> outage(outage, device)));
    }

    private Finding outage(Outage outage, NetworkElement device) {
        State state = situation.freshness().of(outage.source(), RecordType.OUTAGE);
        return new Finding(
                Cause.KNOWN_OUTAGE,
                path.indexOf(device),
                true,
                state != State.FRESH,
                state == State.FRESH ? Basis.OUTAGE : Basis.OUTAGE_OLD,
                Basis.OUTAGE_CONTRADICTED,
                new Evidence(
                        Kind.OUTAGE_REPORTED,
                        List.of(
                                outage.key(),
                                outage.cause().orElse(""),
                                outage.customers().orElse(0)),
                        outage.source(),
                        Optional.of(outage.changedAt()),
                        state),
                List.of(),
                RecommendedAction.EXPLAIN_OUTAGE,
                Optional.of(device),
                outage.startedAt(),
                outage.estimatedRestorationAt(),
                crewOf(outage));
    }

    /** How outage systems name the states of a crew; one that is named otherwise is not known. */
    private static Optional<OrderState> crewOf(Outage outage) {
        return outage.crewState().flatMap(state -> switch (state) {
            case "none" -> Optional.of(OrderState.RECEIVED);
            case "assigned", "dispatched" -> Optional.of(OrderState.ASSIGNED);
            case "en-route" -> Optional.of(OrderState.EN_ROUTE);
            case "on-site" -> Optional.of(OrderState.ON_SITE);
            default -> Optional.empty();
        });
    }

    private Stream<Finding> orders() {
        return situation.repairOrders().stream().flatMap(order -> situation.path().element(order.device()).stream()
                .map(device -> order(order, device)));
    }

    private Finding order(OrderView order, NetworkElement device) {
        return new Finding(
                Cause.KNOWN_OUTAGE,
                path.indexOf(device),
                true,
                false,
                Basis.ORDER,
                Basis.ORDER_CONTRADICTED,
                new Evidence(
                        kindOf(order.state()),
                        List.of(order.number(), order.deviceName(), order.customersAffected()),
                        Evidence.OURSELVES,
                        Optional.of(order.stateSince()),
                        State.FRESH),
                List.of(),
                RecommendedAction.JOIN_OUTAGE,
                Optional.of(device),
                Optional.of(order.receivedAt()),
                order.estimatedAt(),
                Optional.of(order.state()));
    }

    private static Kind kindOf(OrderState state) {
        return switch (state) {
            case ASSIGNED -> Kind.REPAIR_ORDER_ASSIGNED;
            case EN_ROUTE -> Kind.REPAIR_ORDER_EN_ROUTE;
            case ON_SITE -> Kind.REPAIR_ORDER_ON_SITE;
            default -> Kind.REPAIR_ORDER_UNASSIGNED;
        };
    }

    private Optional<Finding> openSwitch() {
        return telemetry.openSwitch().flatMap(open -> telemetry.elementOf(open).map(device -> {
            boolean fresh = telemetry.isFresh(open);
            return measured(
                    Cause.UPSTREAM_SWITCH_OPEN,
                    device,
                    fresh ? Basis.SWITCH : Basis.SWITCH_OLD,
                    Basis.SWITCH_CONTRADICTED,
                    telemetry.evidenceOfOpen(open),
                    fresh ? RecommendedAction.MAKE_REPAIR_ORDER : RecommendedAction.OPEN_FAULT_TICKET,
                    Optional.of(open.at()));
        }));
    }

    /** No voltage although no switch reads open: the fault is above what telemetry shows. */
    private Optional<Finding> deadVoltage() {
        return telemetry.deadVoltage().flatMap(dead -> telemetry
                .elementOf(dead)
                .map(device -> measured(
                        Cause.PROBABLE_OUTAGE,
                        device,
                        Basis.NO_VOLTAGE,
                        Basis.SWITCH_CONTRADICTED,
                        telemetry.evidenceOfVoltage(Kind.FEEDER_DEAD, dead),
                        RecommendedAction.MAKE_REPAIR_ORDER,
                        Optional.of(dead.at()))));
    }

    /** The lowest device whose meters' losses it explains, or one above where meters beside it are dark as well. */
    private Optional<Finding> metersDark() {
        Optional<MetersBelow> explaining = Optional.empty();
        for (int depth = lowestShared(); depth >= 0; depth--) {
            MetersBelow below = situation.metersBelow().get(path.get(depth).elementKey());
            if (below == null) {
                continue;
            }
            if (explaining.isPresent()) {
                int beside = below.losing() - explaining.get().losing();
                if (below.shareLosing() < SHARE_ABOVE) {
                    break;
                }
                explaining = beside >= SEVERAL ? Optional.of(below) : explaining;
            } else if (below.losing() >= SEVERAL && below.shareLosing() >= SHARE_OF_DEVICE) {
                explaining = Optional.of(below);
            } else if (below.smart() - below.losing() >= MINIMUM_METERS) {
                break;
            }
        }
        return explaining.flatMap(
                below -> situation.path().element(below.device()).map(device -> dark(below, device)));
    }

    private Finding dark(MetersBelow below, NetworkElement device) {
        String source = below.source().orElse(Evidence.OURSELVES);
        State state = situation.freshness().of(source, RecordType.MEASUREMENT);
        Instant since = below.darkSince().orElse(situation.now());
        boolean someHaveSupply = below.energised() > 0;
        Finding finding = measured(
                Cause.PROBABLE_OUTAGE,
                device,
                state != State.FRESH ? Basis.METERS_OLD : someHaveSupply ? Basis.METERS_CONTRADICTED : Basis.METERS,
                Basis.METERS_CONTRADICTED,
                new Evidence(
                        Kind.METERS_DARK,
                        List.of(below.losing(), below.smart(), below.deviceName(), since),
                        source,
                        Optional.of(since),
                        state),
                RecommendedAction.MAKE_REPAIR_ORDER,
                Optional.of(since));
        return !someHaveSupply
                ? finding
                : finding.against(List.of(new Evidence(
                                Kind.METERS_ENERGISED,
                                List.of(below.energised(), below.deviceName()),
                                source,
                                situation.freshness().lastSuccess(source, RecordType.MEASUREMENT),
                                state)
                        .contradicting()));
    }

    private Optional<Finding> neighbours() {
        int reporting = situation.neighboursReporting();
        int enough = situation.totalLossIsReported() ? 1 : SEVERAL;
        if (reporting < enough) {
            return Optional.empty();
        }
        return situation
                .path()
                .transformer()
                .map(device -> measured(
                        Cause.PROBABLE_OUTAGE,
                        device,
                        Basis.NEIGHBOURS,
                        Basis.METERS_CONTRADICTED,
                        new Evidence(
                                Kind.NEIGHBOURS_REPORT,
                                List.of(reporting),
                                Evidence.OURSELVES,
                                Optional.of(situation.now()),
                                State.FRESH),
                        RecommendedAction.MAKE_REPAIR_ORDER,
                        Optional.empty()));
    }

    private Finding measured(
            Cause cause,
            NetworkElement device,
            Basis basis,
            Basis contradicted,
            Evidence evidence,
            RecommendedAction action,
            Optional<Instant> since) {
        return new Finding(
                cause,
                path.indexOf(device),
                false,
                !evidence.isCurrent(),
                basis,
                contradicted,
                evidence,
                List.of(),
                action,
                Optional.of(device),
                since,
                Optional.empty(),
                Optional.empty());
    }

    /** The finding with all that contradicts it: supply at the customer's meter, voltage behind a switch, meters without a loss. */
    private Finding weighed(Finding finding) {
        List<Evidence> against = new ArrayList<>(finding.contradictions());
        finding.since()
                .filter(since ->
                        meter.lastGasp().isEmpty() && meter.missingAnswer().isEmpty())
                .flatMap(meter::supplyAfter)
                .map(word -> meter.evidenceOf(
                        word.kind().equals(Reading.PING) ? Kind.METER_ANSWERS : Kind.METER_POWER_UP, word))
                .filter(Evidence::isCurrent)
                .ifPresent(against::add);
        if (finding.basis() == Basis.SWITCH || finding.basis() == Basis.SWITCH_OLD) {
            telemetry
                    .openSwitch()
                    .flatMap(telemetry::liveVoltageDespite)
                    .map(live -> telemetry.evidenceOfVoltage(Kind.FEEDER_ENERGISED, live))
                    .ifPresent(against::add);
        }
        if (finding.basis() == Basis.NEIGHBOURS && meter.isQuiet()) {
            against.add(meter.evidenceOfQuiet());
        }
        if (isMeantToBeSeenByMeters(finding)) {
            quietMeters().map(this::evidenceOfQuiet).ifPresent(against::add);
        }
        return finding.against(against.stream().map(Evidence::contradicting).toList());
    }

    /**
     * Meters whose system was connected when the loss began must have reported it by now, at once where somebody knew of
     * the loss already; the others have shown that it is over where enough of them have shown supply since. What the
     * meters themselves report, and what lies at the customer's own service point, is not judged by that.
     */
    private boolean isMeantToBeSeenByMeters(Finding finding) {
        boolean fromMeters = finding.evidence().kind() == Kind.METERS_DARK;
        return !fromMeters
                && finding.depth() <= lowestShared()
                && finding.since()
                        .map(since -> isSuppliedAfter(since)
                                || (wasKnownBefore(finding)
                                                || since.plus(GASPS_ARRIVE).isBefore(situation.now()))
                                        && meter.systemWasListenedToSince(since))
                        .orElse(finding.basis() == Basis.NEIGHBOURS);
    }

    private boolean isSuppliedAfter(Instant since) {
        return situation
                .path()
                .transformer()
                .flatMap(situation::metersBelowOf)
                .flatMap(MetersBelow::suppliedAt)
                .filter(since::isBefore)
                .isPresent();
    }

    /** An outage is entered, and an order made, after the loss; a plan is carried out when it has begun. */
    private static boolean wasKnownBefore(Finding finding) {
        return finding.announced() && finding.cause() == Cause.KNOWN_OUTAGE;
    }
}
