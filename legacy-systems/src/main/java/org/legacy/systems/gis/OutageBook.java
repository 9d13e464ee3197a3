package org.legacy.systems.gis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.legacy.systems.city.Device;
import org.legacy.systems.grid.Grid;

/**
 * The planned and the known outages, kept consistent with the grid: a running planned outage disconnects its devices.
 */
public final class OutageBook {

    private final Grid grid;
    private final Map<String, PlannedOutage> plans = new TreeMap<>();
    private final Map<String, KnownOutage> outages = new TreeMap<>();
    private final FeatureLog<String> planLog = FeatureLog.empty();
    private final FeatureLog<String> outageLog = FeatureLog.empty();

    public OutageBook(Grid grid) {
        this.grid = grid;
    }

    FeatureLog<String> planLog() {
        return planLog;
    }

    FeatureLog<String> outageLog() {
        return outageLog;
    }

    public synchronized Optional<PlannedOutage> plan(String id) {
        return Optional.ofNullable(plans.get(id));
    }

    public synchronized Optional<KnownOutage> outage(String id) {
        return Optional.ofNullable(outages.get(id));
    }

    public synchronized List<PlannedOutage> plans() {
        return new ArrayList<>(plans.values());
    }

    public synchronized List<KnownOutage> outages() {
        return new ArrayList<>(outages.values());
    }

    public synchronized String nextPlanId() {
        return String.format("PO-%05d", plans.size() + 1);
    }

    public synchronized String nextOutageId() {
        return String.format("UO-%05d", outages.size() + 1);
    }

    /** Enters a plan, which is approved; when its time has come already, {@link #advance} starts it. */
    public synchronized void enter(PlannedOutage plan, Instant at) {
        store(plan, at);
        advance(at);
    }

    /** Moves the end of a plan that is not over. */
    public synchronized void postpone(String id, Instant newEnd, Instant at) {
        store(running(id).until(newEnd), at);
        advance(at);
    }

    /** Ends a plan before its time; {@link PlannedOutage#FINISHED} or {@link PlannedOutage#CANCELLED}. */
    public synchronized void close(String id, int state, Instant at) {
        PlannedOutage plan = running(id);
        grid.endOfPlan(id);
        store(plan.in(state), at);
    }

    /** Starts and ends the plans whose time has come. */
    public synchronized void advance(Instant now) {
        for (PlannedOutage plan : plans()) {
            if (plan.state() == PlannedOutage.APPROVED && !plan.from().isAfter(now)) {
                grid.cutForPlan(plan.id(), plan.devices(), plan.from());
                store(plan.in(PlannedOutage.RUNNING), now);
            }
            if (!plan.over() && !plan.to().isAfter(now)) {
                close(plan.id(), PlannedOutage.FINISHED, now);
            }
        }
    }

    /** Enters an outage; a real one fails its device. */
    public synchronized void enter(KnownOutage outage, Instant at) {
        if (outage.real()) {
            grid.fail(outage.device(), outage.from());
        }
        outages.put(outage.id(), outage);
        outageLog.changed(outage.id(), at);
    }

    /** Changes what is known of an outage that has not ended; absent values stay. */
    public synchronized void alter(String id, Alteration alteration, Instant at) {
        KnownOutage outage = open(id);
        outage = alteration.estimatedRestoration().map(outage::estimated).orElse(outage);
        outage = alteration.crewState().map(outage::withCrew).orElse(outage);
        outage = alteration.state().map(outage::in).orElse(outage);
        outage = alteration.cause().map(outage::becauseOf).orElse(outage);
        outages.put(id, outage);
        outageLog.changed(id, at);
    }

    /** What is newly known of an outage. */
    public record Alteration(
            Optional<Instant> estimatedRestoration,
            Optional<Integer> crewState,
            Optional<Integer> state,
            Optional<String> cause) {}

    public synchronized void end(String id, Instant at) {
        KnownOutage outage = open(id);
        if (outage.real()) {
            grid.restore(outage.device(), at);
        }
        outages.put(id, outage.endedAt(at));
        outageLog.changed(id, at);
    }

    /** Whether a device has failed by an outage that is still open. */
    public synchronized List<KnownOutage> openAndReal() {
        return outages.values().stream()
                .filter(outage -> outage.real() && outage.state() != KnownOutage.ENDED)
                .toList();
    }

    /** Plans that are not over and concern a device on this way from the substation. */
    public synchronized Optional<PlannedOutage> planOn(List<Device> path) {
        return plans.values().stream()
                .filter(plan -> !plan.over() && plan.devices().stream().anyMatch(path::contains))
                .findFirst();
    }

    private void store(PlannedOutage plan, Instant at) {
        plans.put(plan.id(), plan);
        planLog.changed(plan.id(), at);
    }

    private PlannedOutage running(String id) {
        PlannedOutage plan = plan(id).orElseThrow(() -> new IllegalArgumentException("No planned outage " + id + "."));
        if (plan.over()) {
            throw new IllegalStateException("Planned outage " + id + " is over.");
        }
        return plan;
    }

    private KnownOutage open(String id) {
        KnownOutage outage = outage(id).orElseThrow(() -> new IllegalArgumentException("No outage " + id + "."));
        if (outage.state() == KnownOutage.ENDED) {
            throw new IllegalStateException("Outage " + id + " has ended.");
        }
        return outage;
    }
}
