package org.switchboard.agentdesk.verdict;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.switchboard.billing.model.AccountBalance;
import org.switchboard.customer.model.EndDevice;
import org.switchboard.customer.model.UsagePoint;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.measurement.model.Reading;
import org.switchboard.network.model.ElementKey;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.network.model.SupplyPath;
import org.switchboard.outage.model.Outage;
import org.switchboard.outage.model.OutagePlan;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced;
import org.switchboard.source.Sourced.State;
import org.switchboard.source.feed.Freshness;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.FeedOversight;
import org.switchboard.source.model.FeedState;
import org.switchboard.workorder.model.OrderPriority;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.OrderView;

/** Builds situations for the verdict, in words: a home below a feeder, everything fresh and in order until said otherwise. */
final class Situations {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final Map<String, List<Reading>> readings = new HashMap<>();
    private final Map<String, List<FeedState>> feeds = new HashMap<>();
    private final List<Outage> outages = new ArrayList<>();
    private final List<OutagePlan> plans = new ArrayList<>();
    private Optional<Sourced<AccountBalance>> balance = Optional.empty();
    private String connectionState = "connected";
    private Instant connectionChangedAt = NOW.minus(Duration.ofDays(100));
    private SupplyPath path = new SupplyPath(
            List.of(
                    element("S", "substation"),
                    element("CB", "breaker"),
                    element("F", "feeder"),
                    element("LS", "switch"),
                    element("T", "transformer"),
                    element("SP", "service-point")),
            true);
    private final List<OrderView> orders = new ArrayList<>();
    private final Map<ElementKey, MetersBelow> metersBelow = new HashMap<>();
    private final Set<String> meterSources = new HashSet<>();
    private Optional<Symptom> symptom = Optional.empty();
    private List<String> sensitive = List.of();
    private List<EndDevice> meters = List.of();
    private Instant ordered = NOW;
    private String element = "SP";
    private int neighbours;

    static Situations aHome() {
        Situations home = new Situations();
        home.feed("gis", RecordType.OUTAGE, true);
        home.feed("gis", RecordType.OUTAGE_PLAN, true);
        home.feed("scada", RecordType.MEASUREMENT, true);
        return home.switchReads("CB", 1)
                .switchReads("LS", 1)
                .voltageReads("CB", 10.2)
                .owingNothing();
    }

    Situations reporting(Symptom reported) {
        symptom = Optional.of(reported);
        return this;
    }

    Situations withLifeSupport() {
        return sensitive("life-support");
    }

    Situations sensitive(String flag) {
        sensitive = List.of(flag);
        return this;
    }

    /** A meter that can report, in a system that reports now. */
    Situations withSmartMeter() {
        return metered("smart").meterSystem(true);
    }

    Situations withMechanicalMeter() {
        return metered("mechanical");
    }

    private Situations metered(String kind) {
        meters = List.of(new EndDevice("M1", "M1", Optional.of(kind), Optional.empty()));
        return this;
    }

    Situations meterSystem(boolean fresh) {
        meterSources.add("head-end");
        feed("head-end", RecordType.MEASUREMENT, fresh);
        return this;
    }

    /** Of the smart meters below a device of the path so many are dark since ten minutes ago, and so many have shown supply since. */
    Situations metersBelow(String device, int smart, int dark, int energised) {
        metersBelow.put(
                new ElementKey("gis", device),
                new MetersBelow(
                        new ElementKey("gis", device),
                        "Name of " + device,
                        dark == 0 ? Optional.empty() : Optional.of("head-end"),
                        2 * smart,
                        1,
                        smart,
                        dark,
                        0,
                        energised,
                        smart,
                        dark == 0 ? Optional.empty() : Optional.of(NOW.minusSeconds(600)),
                        Optional.empty()));
        return meterSources.isEmpty() ? meterSystem(true) : this;
    }

    /** Of the meters below the device enough have shown supply at this moment or later, none a loss since. */
    Situations suppliedBelow(String device, Instant at) {
        metersBelow.computeIfPresent(new ElementKey("gis", device), (key, below) -> below.suppliedAt(Optional.of(at)));
        return this;
    }

    /** Before that, last gasps may have been missed. */
    Situations meterSystemListenedToSince(Instant since) {
        meterSources.add("head-end");
        feed("head-end", RecordType.MEASUREMENT, true, Optional.empty(), Optional.of(since));
        return this;
    }

    /** As where usage points name their transformer and no service point. */
    Situations hangingOnTheTransformer() {
        path = new SupplyPath(path.elements().subList(0, path.elements().size() - 1), true);
        element = "T";
        return this;
    }

    Situations owingNothing() {
        return balance("0.00", false, State.LIVE);
    }

    Situations disconnectedForDebtByBilling(State state) {
        return balance("256.80", true, state);
    }

    Situations billingNotResponding() {
        balance = Optional.of(Sourced.unavailable("billing"));
        return this;
    }

    Situations registerState(String state) {
        connectionState = state;
        return this;
    }

    Situations registerChangedJustNow() {
        connectionChangedAt = NOW;
        return this;
    }

    Situations switchReads(String key, double value) {
        return reads(key, Reading.SWITCH_STATE, value);
    }

    Situations voltageReads(String key, double kilovolts) {
        return reads(key, "voltage", kilovolts);
    }

    /** The meter's last word: 0 for its last gasp, 1 for supply that is back. */
    Situations meterReading(double value) {
        return reads("SP", Reading.SUPPLY_STATE, value);
    }

    Situations meterReported(double value, Instant at) {
        return readsAt(at, "head-end", "SP", Reading.SUPPLY_STATE, value);
    }

    /** A meter that is recorded at this element. */
    Situations meterReading(String key, double value) {
        return readsAt(NOW, "head-end", key, Reading.SUPPLY_STATE, value);
    }

    /** Somebody asked the meter just now: 1 it answered, 0 it kept silent. */
    Situations pinged(double value) {
        return reads("SP", Reading.PING, value);
    }

    Situations pingedMinutesAgo(int minutes) {
        return readsAt(NOW.minusSeconds(60L * minutes), "head-end", "SP", Reading.PING, 1);
    }

    /** Billing was asked when the customer was opened, and is not asked again now. */
    Situations balanceNotAsked() {
        balance = balance.map(asked ->
                new Sourced<>(asked.value(), asked.source(), Optional.of(NOW.minusSeconds(120)), State.NOT_ASKED));
        return this;
    }

    Situations orderedAnHourAgo() {
        ordered = NOW.minusSeconds(3600);
        List<OrderView> standing = List.copyOf(orders);
        orders.clear();
        standing.forEach(order -> underRepair(order.device().key(), order.state()));
        return this;
    }

    Situations withoutTelemetry() {
        readings.clear();
        return this;
    }

    Situations notInTheNetwork() {
        path = SupplyPath.UNKNOWN;
        return this;
    }

    Situations withdrawn(String source, RecordType type) {
        feed(source, type, false, Optional.of(NOW.minusSeconds(300)));
        return this;
    }

    Situations notResponding(String source, RecordType type) {
        feed(source, type, false);
        return this;
    }

    Situations planned(String element, Instant from, Instant to, String state) {
        plans.add(new OutagePlan(
                1, "gis", "PO-1", NOW, List.of(element), from, to, Optional.of("检修"), Optional.of(state)));
        return this;
    }

    Situations reportedOutage(String element, Instant back, String state) {
        return reportedOutage(element, NOW, back, state);
    }

    Situations reportedOutageSince(String element, Instant since) {
        return reportedOutage(element, since, null, "open");
    }

    private Situations reportedOutage(String element, Instant since, Instant back, String state) {
        outages.add(new Outage(
                1,
                "gis",
                "UO-1",
                NOW,
                Optional.of(element),
                Optional.empty(),
                Optional.empty(),
                Optional.of(since),
                Optional.ofNullable(back),
                Optional.of("设备故障"),
                Optional.of(40),
                Optional.empty(),
                Optional.of(state)));
        return this;
    }

    Situations neighboursReporting(int count) {
        neighbours = count;
        return this;
    }

    Situations underRepair(String element) {
        return underRepair(element, OrderState.EN_ROUTE);
    }

    Situations underRepair(String element, OrderState state) {
        orders.add(new OrderView(
                1,
                "WO-1",
                state,
                OrderPriority.HIGH,
                100,
                60,
                new ElementKey("gis", element),
                "Name of " + element,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                40,
                0,
                false,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOW.plusSeconds(1800)),
                "anna",
                ordered,
                ordered,
                Optional.empty(),
                Optional.empty(),
                1));
        return this;
    }

    Verdict verdict() {
        UsagePoint point = new UsagePoint(
                1,
                "cis",
                "U1",
                connectionChangedAt,
                Optional.of("A1"),
                Optional.of(element),
                Optional.of(connectionState),
                Optional.empty(),
                Optional.empty(),
                meters);
        return VerdictRules.judge(new Situation(
                point,
                symptom,
                sensitive,
                balance,
                path,
                readings,
                outages,
                plans,
                neighbours,
                orders,
                metersBelow,
                meterSources,
                Freshness.of(feeds, NOW),
                NOW));
    }

    private Situations balance(String arrears, boolean cut, State state) {
        balance = Optional.of(Sourced.of(
                new AccountBalance(
                        new BigDecimal(arrears).negate(),
                        new BigDecimal(arrears),
                        "CNY",
                        Optional.empty(),
                        cut,
                        Optional.empty(),
                        List.of(),
                        "billing"),
                "billing",
                state == State.LIVE ? NOW : NOW.minus(Duration.ofHours(2)),
                state));
        return this;
    }

    /** A switch that has read so for an hour. */
    Situations switchHasReadForLong(String key, double value) {
        return readsAt(NOW.minusSeconds(3600), "scada", key, Reading.SWITCH_STATE, value);
    }

    private Situations reads(String key, String kind, double value) {
        return readsAt(NOW, key.equals("SP") ? "head-end" : "scada", key, kind, value);
    }

    private Situations readsAt(Instant at, String source, String key, String kind, double value) {
        List<Reading> of = readings.computeIfAbsent(key, k -> new ArrayList<>());
        of.removeIf(reading -> reading.kind().equals(kind));
        of.add(new Reading(source, key + kind, key, kind, Optional.of(value), Optional.of("kV"), Reading.GOOD, at));
        return this;
    }

    private void feed(String source, RecordType type, boolean fresh) {
        feed(source, type, fresh, Optional.empty());
    }

    private void feed(String source, RecordType type, boolean fresh, Optional<Instant> withdrawn) {
        feed(source, type, fresh, withdrawn, Optional.empty());
    }

    private void feed(
            String source, RecordType type, boolean fresh, Optional<Instant> withdrawn, Optional<Instant> awaited) {
        List<FeedState> of = feeds.computeIfAbsent(source, s -> new ArrayList<>());
        of.removeIf(feed -> feed.id().type() == type);
        of.add(new FeedState(
                new FeedId(source, type),
                Optional.of(Duration.ofSeconds(15)),
                Optional.of(fresh ? NOW : NOW.minusSeconds(600)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                0,
                0,
                Optional.empty(),
                withdrawn,
                Optional.empty(),
                Optional.empty(),
                new FeedOversight(awaited, Optional.empty(), Optional.empty(), Optional.empty())));
    }

    private static NetworkElement element(String key, String kind) {
        return new NetworkElement(
                "gis", key, NOW, kind, "Name of " + key, Optional.of(false), Optional.empty(), Optional.empty());
    }
}
