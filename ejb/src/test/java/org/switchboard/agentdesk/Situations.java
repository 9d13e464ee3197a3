package org.switchboard.agentdesk;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchboard.billing.AccountBalance;
import org.switchboard.customer.UsagePoint;
import org.switchboard.measurement.Reading;
import org.switchboard.network.ElementKey;
import org.switchboard.network.NetworkElement;
import org.switchboard.network.SupplyPath;
import org.switchboard.outage.Outage;
import org.switchboard.outage.OutagePlan;
import org.switchboard.source.FeedId;
import org.switchboard.source.FeedOversight;
import org.switchboard.source.FeedState;
import org.switchboard.source.Freshness;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced;
import org.switchboard.source.Sourced.State;
import org.switchboard.workorder.OrderPriority;
import org.switchboard.workorder.OrderState;
import org.switchboard.workorder.OrderView;

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

    Situations owingNothing() {
        return balance("0.00", false, State.LIVE);
    }

    Situations cutOffForDebtSaysBilling(State state) {
        return balance("256.80", true, state);
    }

    Situations billingSilent() {
        balance = Optional.of(Sourced.unavailable("billing"));
        return this;
    }

    Situations registerSays(String state) {
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
    Situations meterSays(double value) {
        return reads("SP", Reading.SUPPLY_STATE, value);
    }

    /** Somebody asked the meter just now: 1 it answered, 0 it kept silent. */
    Situations pinged(double value) {
        return reads("SP", Reading.PING, value);
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

    Situations silent(String source, RecordType type) {
        feed(source, type, false);
        return this;
    }

    Situations planned(String element, Instant from, Instant to, String state) {
        plans.add(new OutagePlan(
                1, "gis", "PO-1", NOW, List.of(element), from, to, Optional.of("检修"), Optional.of(state)));
        return this;
    }

    Situations reportedOutage(String element, Instant back, String state) {
        outages.add(new Outage(
                1,
                "gis",
                "UO-1",
                NOW,
                Optional.of(element),
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOW),
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
        orders.add(new OrderView(
                1,
                "WO-1",
                OrderState.EN_ROUTE,
                OrderPriority.HIGH,
                100,
                new ElementKey("gis", element),
                "Name of " + element,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                40,
                0,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOW.plusSeconds(1800)),
                "anna",
                NOW,
                NOW,
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
                Optional.of("SP"),
                Optional.of(connectionState),
                Optional.empty(),
                Optional.empty(),
                List.of());
        return VerdictRules.judge(new Situation(
                point, balance, path, readings, outages, plans, neighbours, orders, Freshness.of(feeds, NOW), NOW));
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

    private Situations reads(String key, String kind, double value) {
        List<Reading> of = readings.computeIfAbsent(key, k -> new ArrayList<>());
        of.removeIf(reading -> reading.kind().equals(kind));
        of.add(new Reading("scada", key + kind, key, kind, Optional.of(value), Optional.of("kV"), Reading.GOOD, NOW));
        return this;
    }

    private void feed(String source, RecordType type, boolean fresh) {
        feed(source, type, fresh, Optional.empty());
    }

    private void feed(String source, RecordType type, boolean fresh, Optional<Instant> withdrawn) {
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
                FeedOversight.NONE));
    }

    private static NetworkElement element(String key, String kind) {
        return new NetworkElement(
                "gis", key, NOW, kind, "Name of " + key, Optional.of(false), Optional.empty(), Optional.empty());
    }
}
