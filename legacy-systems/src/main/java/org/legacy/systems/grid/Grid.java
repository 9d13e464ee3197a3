package org.legacy.systems.grid;

import static org.legacy.systems.city.DeviceType.BREAKER;
import static org.legacy.systems.city.DeviceType.FEEDER_LINE;
import static org.legacy.systems.city.DeviceType.LINE_SWITCH;
import static org.legacy.systems.city.DeviceType.SERVICE_POINT;
import static org.legacy.systems.city.DeviceType.SUBSTATION;
import static org.legacy.systems.city.DeviceType.TIE_SWITCH;
import static org.legacy.systems.city.DeviceType.TRANSFORMER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.legacy.systems.city.Device;
import org.legacy.systems.city.Network;
import org.legacy.systems.city.Span;

/**
 * Switch positions, failures and planned cuts over the network. Only what differs from normal is stored. A feeder has
 * three sections in a row. A tie switch can connect its last section to that of its partner, so that either can feed
 * the other.
 */
public final class Grid {

    private static final int SECTIONS = 3;

    private final Network network;
    private final Instant normalSince;
    private final Map<Device, SwitchPosition> switched = new ConcurrentHashMap<>();
    private final Map<Device, Instant> failed = new ConcurrentHashMap<>();
    private final Map<Device, PlannedCut> planned = new ConcurrentHashMap<>();
    private final List<Consumer<Device>> switchListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> changeListeners = new CopyOnWriteArrayList<>();

    private record PlannedCut(String plan, Instant since) {}

    /** Which sections have supply by their own breaker, and which at all. */
    private record Supply(boolean[] own, boolean[] fed) {}

    public Grid(Network network, Instant normalSince) {
        this.network = network;
        this.normalSince = normalSince;
    }

    /** Calls the listener with each switch that has just been opened or closed. */
    public void onSwitching(Consumer<Device> listener) {
        switchListeners.add(listener);
    }

    /** Calls the listener after anything that may have darkened somebody or brought supply back. */
    public void onChange(Runnable listener) {
        changeListeners.add(listener);
    }

    /** Opens or closes a switch; one that is in that position already does not change. */
    public void operate(Device device, boolean open, Instant at) {
        if (!device.type().switching()) {
            throw new IllegalArgumentException(device.id() + " is not a switch.");
        }
        if (position(device).open() == open) {
            return;
        }
        switched.put(device, new SwitchPosition(open, at));
        switchListeners.forEach(listener -> listener.accept(device));
        changed();
    }

    private void changed() {
        changeListeners.forEach(Runnable::run);
    }

    public void fail(Device device, Instant at) {
        failed.putIfAbsent(device, at);
        changed();
    }

    /** Repairs a device; a switch also returns to its normal position. */
    public void restore(Device device, Instant at) {
        failed.remove(device);
        if (device.type().switching()) {
            operate(device, device.type() == TIE_SWITCH, at);
        }
        changed();
    }

    /** Everything repaired and all switches normal. */
    public void restoreAll(Instant at) {
        failed.clear();
        new ArrayList<>(switched.keySet()).forEach(device -> restore(device, at));
        changed();
    }

    /** De-energises devices for planned work. */
    public void cutForPlan(String plan, List<Device> devices, Instant at) {
        devices.forEach(device -> planned.putIfAbsent(device, new PlannedCut(plan, at)));
        changed();
    }

    public void endOfPlan(String plan) {
        planned.values().removeIf(cut -> cut.plan().equals(plan));
        changed();
    }

    public SwitchPosition position(Device device) {
        return switched.getOrDefault(device, new SwitchPosition(device.type() == TIE_SWITCH, normalSince));
    }

    public Optional<Instant> failedSince(Device device) {
        return Optional.ofNullable(failed.get(device));
    }

    /** Why a service point at this transformer has no supply; empty when it has. Debt is not the grid's business. */
    public Optional<SupplyInterruption> interruption(Device servicePoint, int transformer) {
        if (switched.isEmpty() && failed.isEmpty() && planned.isEmpty()) {
            return Optional.empty();
        }
        int feeder = network.feederOf(transformer);
        int section = network.sectionOf(transformer);
        if (!supply(feeder).fed()[section]) {
            return firstObstacle(trunkTo(feeder, section));
        }
        List<Device> lateral = new ArrayList<>();
        network.fuseOf(transformer).ifPresent(lateral::add);
        lateral.add(new Device(TRANSFORMER, transformer));
        lateral.add(servicePoint);
        return firstObstacle(lateral);
    }

    /** The transformers under which somebody may be dark, each once. */
    public Set<Integer> transformersInDoubt() {
        Set<Device> causes = new LinkedHashSet<>(failed.keySet());
        causes.addAll(planned.keySet());
        switched.forEach((device, position) -> {
            if (position.open()) {
                causes.add(device);
            }
        });
        Set<Integer> transformers = new LinkedHashSet<>();
        for (Device cause : causes) {
            if (cause.type() == SERVICE_POINT) {
                continue;
            }
            Span below = network.transformersBelow(cause);
            for (int t = below.from(); t < below.to(); t++) {
                transformers.add(t);
            }
        }
        return transformers;
    }

    /** Service points that have failed on their own. */
    public List<Device> failedServicePoints() {
        return failed.keySet().stream()
                .filter(device -> device.type() == SERVICE_POINT)
                .toList();
    }

    /** What flows through the breaker of a feeder now. */
    public FeederFlow flow(int feeder) {
        Supply supply = supply(feeder);
        int customers = lit(feeder, supply.own());
        if (tied(feeder) && supply.own()[2]) {
            Supply partner = supply(network.partnerOf(feeder));
            boolean[] carried = new boolean[SECTIONS];
            for (int s = 0; s < SECTIONS; s++) {
                carried[s] = partner.fed()[s] && !partner.own()[s];
            }
            customers += lit(network.partnerOf(feeder), carried);
        }
        return new FeederFlow(customers, supply.fed()[0]);
    }

    private int lit(int feeder, boolean[] sections) {
        Span transformers = network.transformersBelow(new Device(FEEDER_LINE, feeder));
        int customers = 0;
        for (int t = transformers.from(); t < transformers.to(); t++) {
            boolean lit = sections[network.sectionOf(t)]
                    && conducts(new Device(TRANSFORMER, t))
                    && network.fuseOf(t).map(this::conducts).orElse(true);
            customers += lit ? network.servicePointsOfTransformer(t).size() : 0;
        }
        return customers;
    }

    private Supply supply(int feeder) {
        boolean[] own = ownSupply(feeder);
        boolean[] fed = own.clone();
        if (tied(feeder) && ownSupply(network.partnerOf(feeder))[2]) {
            fed[2] = true;
            fed[1] |= conducts(new Device(LINE_SWITCH, 2 * feeder + 1));
            fed[0] |= fed[1]
                    && conducts(new Device(LINE_SWITCH, 2 * feeder))
                    && conducts(new Device(FEEDER_LINE, feeder));
        }
        return new Supply(own, fed);
    }

    private boolean[] ownSupply(int feeder) {
        boolean[] own = new boolean[SECTIONS];
        own[0] = trunkTo(feeder, 0).stream().allMatch(this::conducts);
        own[1] = own[0] && conducts(new Device(LINE_SWITCH, 2 * feeder));
        own[2] = own[1] && conducts(new Device(LINE_SWITCH, 2 * feeder + 1));
        return own;
    }

    private boolean tied(int feeder) {
        return conducts(new Device(TIE_SWITCH, feeder / 2));
    }

    private List<Device> trunkTo(int feeder, int section) {
        List<Device> trunk = new ArrayList<>(5);
        trunk.add(new Device(SUBSTATION, network.substationOf(feeder)));
        trunk.add(new Device(BREAKER, feeder));
        trunk.add(new Device(FEEDER_LINE, feeder));
        for (int s = 0; s < section; s++) {
            trunk.add(new Device(LINE_SWITCH, 2 * feeder + s));
        }
        return trunk;
    }

    private boolean conducts(Device device) {
        return obstacle(device).isEmpty();
    }

    private Optional<SupplyInterruption> firstObstacle(List<Device> way) {
        return way.stream().map(this::obstacle).flatMap(Optional::stream).findFirst();
    }

    private Optional<SupplyInterruption> obstacle(Device device) {
        Instant failure = failed.get(device);
        if (failure != null) {
            return Optional.of(
                    new SupplyInterruption(SupplyInterruption.DEVICE_FAILED, Optional.of(device.id()), failure));
        }
        PlannedCut cut = planned.get(device);
        if (cut != null) {
            return Optional.of(
                    new SupplyInterruption(SupplyInterruption.PLANNED_OUTAGE, Optional.of(device.id()), cut.since()));
        }
        if (device.type().switching()) {
            SwitchPosition position = position(device);
            if (position.open()) {
                return Optional.of(new SupplyInterruption(
                        SupplyInterruption.SWITCH_OPEN, Optional.of(device.id()), position.since()));
            }
        }
        return Optional.empty();
    }
}
