package org.switchboard.agentdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.switchboard.agentdesk.CustomerView.PathStep;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.agentdesk.CustomerView.SwitchPosition;
import org.switchboard.agentdesk.persistence.NeighbourReports;
import org.switchboard.agentdesk.verdict.MetersBelow;
import org.switchboard.agentdesk.verdict.Situation;
import org.switchboard.agentdesk.verdict.Verdict;
import org.switchboard.agentdesk.verdict.VerdictRules;
import org.switchboard.billing.model.AccountBalance;
import org.switchboard.customer.model.Account;
import org.switchboard.customer.model.CustomerFile;
import org.switchboard.customer.model.UsagePoint;
import org.switchboard.database.JointRead;
import org.switchboard.database.Part;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.measurement.Telemetry;
import org.switchboard.measurement.model.Reading;
import org.switchboard.network.Topology;
import org.switchboard.network.model.ElementKey;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.network.model.SupplyPath;
import org.switchboard.outage.Outages;
import org.switchboard.outage.model.Outage;
import org.switchboard.outage.model.OutagePlan;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced;
import org.switchboard.source.feed.Freshness;
import org.switchboard.workorder.DispatchQueue;
import org.switchboard.workorder.model.OrderView;

/**
 * Gathers what is known of a customer's premises, in one statement however many there are, and has the
 * verdict on each.
 */
@ApplicationScoped
public class Supplies {

    @Inject
    Topology topology;

    @Inject
    Telemetry telemetry;

    @Inject
    Outages outages;

    @Inject
    NeighbourReports neighbours;

    @Inject
    SupplyMeters meters;

    @Inject
    DispatchQueue dispatchQueue;

    @Inject
    Clock clock;

    /** Who calls, and why. */
    private record Caller(Optional<Symptom> symptom, List<String> sensitive) {}

    /** What was read for all usage points of one customer. */
    private record Known(
            Map<String, SupplyPath> paths,
            Map<String, List<Reading>> readings,
            List<Outage> outages,
            List<OutagePlan> plans,
            Map<String, Integer> neighbours,
            List<OrderView> orders,
            Map<ElementKey, MetersBelow> metersBelow,
            Set<String> meterSources,
            Freshness freshness,
            Instant now) {

        int neighboursOf(SupplyPath path) {
            return path.transformer()
                    .map(transformer -> neighbours.getOrDefault(transformer.key(), 0))
                    .orElse(0);
        }

        SupplyPath pathOf(UsagePoint point) {
            return point.networkElementKey().map(paths::get).orElse(SupplyPath.UNKNOWN);
        }
    }

    /** What is read about a customer's premises; {@link #of} makes cards of the answers. */
    record Asked(
            Map<String, SupplyPath> paths,
            Part<Reading> readings,
            Part<Outage> outages,
            Part<OutagePlan> plans,
            Part<NeighbourReports.Count> neighbours,
            Part<OrderView> orders,
            Instant now) {

        List<Part<?>> parts() {
            return List.of(readings, outages, plans, neighbours, orders);
        }
    }

    Asked ask(CustomerFile file) {
        Map<String, SupplyPath> paths = new HashMap<>();
        file.usagePoints().stream()
                .filter(point -> point.networkElementKey().isPresent())
                .collect(Collectors.groupingBy(
                        UsagePoint::source,
                        Collectors.mapping(point -> point.networkElementKey().orElseThrow(), Collectors.toSet())))
                .forEach((source, keys) -> paths.putAll(topology.pathsTo(keys, source)));
        List<String> onTheWay = paths.values().stream()
                .map(SupplyPath::keys)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
        List<String> transformers = paths.values().stream()
                .flatMap(path -> path.transformer().stream())
                .map(NetworkElement::key)
                .distinct()
                .toList();
        Instant now = clock.instant();
        return new Asked(
                paths,
                telemetry.readingsPart(onTheWay),
                outages.openPart(onTheWay),
                outages.plansPart(onTheWay),
                neighbours.below(transformers, file.recordIds(), now),
                dispatchQueue.unrestoredPart(onTheWay),
                now);
    }

    /**
     * The worst first.
     *
     * @param symptom what the caller reports; empty before the agent has asked
     */
    @Transactional
    public List<SupplyCard> of(
            CustomerFile file,
            Map<Long, Sourced<AccountBalance>> owed,
            Asked asked,
            JointRead.Answers answers,
            Freshness freshness,
            Optional<Symptom> symptom) {
        Known known = new Known(
                asked.paths,
                answers.of(asked.readings).stream().collect(Collectors.groupingBy(Reading::networkElementKey)),
                answers.of(asked.outages),
                answers.of(asked.plans),
                answers.of(asked.neighbours).stream()
                        .collect(
                                Collectors.toMap(NeighbourReports.Count::transformer, NeighbourReports.Count::callers)),
                answers.of(asked.orders),
                meters.below(asked.paths.values()),
                meters.sources(),
                freshness,
                asked.now);
        Map<String, Account> accounts = file.accounts().stream()
                .collect(Collectors.toMap(account -> account.source() + ' ' + account.key(), Function.identity()));
        return file.usagePoints().stream()
                .map(point -> card(
                        point,
                        point.accountKey().map(key -> accounts.get(point.source() + ' ' + key)),
                        owed,
                        known,
                        new Caller(symptom, file.customer().sensitive())))
                .sorted(SupplyCard.WORST_FIRST)
                .toList();
    }

    private SupplyCard card(
            UsagePoint point,
            Optional<Account> account,
            Map<Long, Sourced<AccountBalance>> owed,
            Known known,
            Caller caller) {
        SupplyPath path = known.pathOf(point);
        List<OutagePlan> plans = known.plans.stream()
                .filter(plan -> plan.networkElementKeys().stream()
                        .anyMatch(key -> path.element(key).isPresent()))
                .toList();
        List<OrderView> orders = known.orders.stream()
                .filter(order -> path.element(order.device()).isPresent())
                .toList();
        List<Outage> openOutages = known.outages.stream()
                .filter(outage ->
                        outage.networkElementKey().flatMap(path::element).isPresent())
                .toList();
        Situation situation = new Situation(
                point,
                caller.symptom(),
                caller.sensitive(),
                account.map(a -> owed.get(a.id())),
                path,
                known.readings,
                openOutages,
                plans,
                known.neighboursOf(path),
                orders,
                openOutages.isEmpty() && plans.isEmpty() && orders.isEmpty()
                        ? known.metersBelow
                        : withSupplyShown(known, path),
                known.meterSources,
                known.freshness,
                known.now);
        Verdict verdict = VerdictRules.judge(situation);
        return new SupplyCard(
                point.key(),
                account.map(Account::customerId),
                account.map(Account::number),
                connectionState(point, known.freshness),
                point.location(),
                point.endDevices(),
                situation.meterReading().map(reading -> sourced(reading, known)),
                steps(path, known),
                openOutages,
                plans.stream().filter(plan -> plan.comesAfter(known.now)).toList(),
                orders,
                metersAt(path, verdict, known),
                verdict);
    }

    /** Since when meters have shown supply is looked up only where something announced may be over. */
    private Map<ElementKey, MetersBelow> withSupplyShown(Known known, SupplyPath path) {
        Map<ElementKey, MetersBelow> shown = new HashMap<>(known.metersBelow);
        path.transformer()
                .map(NetworkElement::elementKey)
                .ifPresent(key -> shown.computeIfPresent(
                        key,
                        (device, below) -> below.losing() == 0 ? below.suppliedAt(meters.suppliedAt(key)) : below));
        return shown;
    }

    /** Below the device at fault, else below the transformer. */
    private static Optional<MetersBelow> metersAt(SupplyPath path, Verdict verdict, Known known) {
        return verdict.device()
                .map(known.metersBelow::get)
                .or(() -> path.transformer().map(NetworkElement::elementKey).map(known.metersBelow::get));
    }

    private static Sourced<String> connectionState(UsagePoint point, Freshness freshness) {
        Instant asOf =
                freshness.lastSuccess(point.source(), RecordType.USAGE_POINT).orElse(point.changedAt());
        return new Sourced<>(
                point.connectionState(),
                point.source(),
                Optional.of(asOf),
                freshness.of(point.source(), RecordType.USAGE_POINT));
    }

    private static Sourced<List<PathStep>> steps(SupplyPath path, Known known) {
        if (path.elements().isEmpty()) {
            return Sourced.unavailable("network");
        }
        String source = path.elements().get(0).source();
        List<PathStep> steps = new ArrayList<>();
        path.elements().forEach(element -> steps.add(step(element, known)));
        return Sourced.of(
                steps,
                source,
                known.freshness.lastSuccess(source, RecordType.NETWORK_ELEMENT).orElse(known.now),
                known.freshness.of(source, RecordType.NETWORK_ELEMENT));
    }

    private static PathStep step(NetworkElement element, Known known) {
        List<Sourced<Reading>> readings = known.readings.getOrDefault(element.key(), List.of()).stream()
                .filter(reading -> !reading.isOfMeter())
                .map(reading -> sourced(reading, known))
                .toList();
        Optional<Sourced<SwitchPosition>> position = readings.stream()
                .filter(reading -> reading.value().orElseThrow().kind().equals(Reading.SWITCH_STATE))
                .findFirst()
                .map(reading -> new Sourced<>(
                        reading.value().map(Supplies::position), reading.source(), reading.asOf(), reading.state()));
        return new PathStep(
                element,
                position,
                readings.stream()
                        .filter(reading -> !reading.value().orElseThrow().kind().equals(Reading.SWITCH_STATE))
                        .toList());
    }

    private static Sourced<Reading> sourced(Reading reading, Known known) {
        return Sourced.of(
                reading, reading.source(), reading.at(), known.freshness.of(reading.source(), RecordType.MEASUREMENT));
    }

    private static SwitchPosition position(Reading reading) {
        if (reading.isOpen()) {
            return SwitchPosition.OPEN;
        }
        return reading.isClosed() ? SwitchPosition.CLOSED : SwitchPosition.UNCERTAIN;
    }
}
