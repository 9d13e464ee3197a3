package org.switchboard.integration.cim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What feeds what, as the network is normally run. From the connectivity node of each energy source outwards, an
 * element is fed by the one that first reached its node. A normally open switch ends the path. A terminal that is not
 * connected is ignored.
 *
 * <p>What no energy source reaches is fed by an external network or, failing that, by a synchronous machine in it.
 *
 * <p>A closed element that would reach a node which is fed already closes a loop. It is kept where it was found, and
 * the loop is reported by the names of its elements. What no source reaches is an island.
 */
final class NetworkTree {

    private static final int CONTAINER_LEVELS = 2;

    private final CimModel model;
    private final Map<String, Set<String>> nodesOf = new LinkedHashMap<>();
    private final Map<String, Set<String>> equipmentAt = new LinkedHashMap<>();
    private final Map<String, List<CimObject>> phasesOf;

    /** Of each element that a source reaches, and of each feeder, what feeds it; empty at the top. */
    private final Map<String, Optional<CimObject>> upstream = new LinkedHashMap<>();

    private final Map<String, CimObject> feederOfNode = new HashMap<>();
    private final List<List<String>> loops = new ArrayList<>();
    private final Set<String> substitutes = new HashSet<>();
    private int danglingTerminals;

    NetworkTree(CimModel model) {
        this.model = model;
        this.phasesOf = model.byReference("SwitchPhase", "SwitchPhase.Switch");
        model.ofType("Terminal").forEach(this::wire);
        model.all().stream().filter(EquipmentClass::isContainer).forEach(this::placeContainer);
        model.ofType("EnergySource").forEach(this::flowFrom);
        model.ofType(EquipmentClass.INJECTION).forEach(this::flowFromSubstitute);
        model.ofType(EquipmentClass.MACHINE).filter(NetworkTree::mayGenerate).forEach(this::flowFromSubstitute);
    }

    /** Whether it is an element of our network. */
    boolean isElement(CimObject object) {
        return EquipmentClass.kindOf(object).isPresent()
                && (!EquipmentClass.isSubstituteSource(object) || substitutes.contains(object.id()));
    }

    /** What feeds it; empty for the top, and for elements of islands. */
    Optional<CimObject> upstreamOf(CimObject element) {
        return upstream.getOrDefault(element.id(), Optional.empty());
    }

    /** The names of the elements around each loop, from the one that closes it. */
    List<List<String>> loops() {
        return loops;
    }

    /** The names of the elements of each part of the network that no source reaches. */
    List<List<String>> islands() {
        List<List<String>> islands = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>(upstream.keySet());
        for (CimObject object : model.all()) {
            if (isElement(object) && !seen.contains(object.id())) {
                islands.add(islandAround(object, seen));
            }
        }
        return islands;
    }

    /** Terminals of equipment, or at nodes, that the model does not have. */
    int danglingTerminals() {
        return danglingTerminals;
    }

    /**
     * A switch that is open in all its phases when the network is run normally; where the model does not say that, one
     * that is open now.
     */
    boolean isNormallyOpen(CimObject equipment) {
        Optional<String> normal = equipment.property("Switch.normalOpen");
        if (normal.isEmpty() && phasesOf.containsKey(equipment.id())) {
            return phasesOf.get(equipment.id()).stream().allMatch(phase -> phase.isTrue("SwitchPhase.normalOpen"));
        }
        return normal.map(Boolean::parseBoolean).orElseGet(() -> equipment.isTrue("Switch.open"));
    }

    /** Whether the model says how a switch stands. */
    boolean hasPosition(CimObject equipment) {
        return equipment.property("Switch.normalOpen").isPresent()
                || equipment.property("Switch.open").isPresent()
                || phasesOf.containsKey(equipment.id());
    }

    private static boolean mayGenerate(CimObject machine) {
        String type = machine.property("SynchronousMachine.type").orElse("");
        return !type.endsWith(".condenser") && !type.endsWith(".motor");
    }

    private void flowFromSubstitute(CimObject source) {
        if (!upstream.containsKey(source.id()) && nodesOf.containsKey(source.id())) {
            substitutes.add(source.id());
            flowFrom(source);
        }
    }

    private void wire(CimObject terminal) {
        if (terminal.property("ACDCTerminal.connected").filter("false"::equals).isPresent()) {
            return;
        }
        Optional<String> equipment = terminal.property("Terminal.ConductingEquipment");
        Optional<String> node = terminal.property("Terminal.ConnectivityNode")
                .or(() -> terminal.property("Terminal.TopologicalNode"))
                .filter(id -> model.find(id).isPresent());
        if (equipment.isEmpty() || node.isEmpty()) {
            danglingTerminals++;
        } else if (model.find(equipment.get()).isPresent()) {
            nodesOf.computeIfAbsent(equipment.get(), first -> new LinkedHashSet<>())
                    .add(node.get());
            equipmentAt
                    .computeIfAbsent(node.get(), first -> new LinkedHashSet<>())
                    .add(equipment.get());
        } // else equipment of a class that we ignore, which is counted
    }

    private void placeContainer(CimObject container) {
        upstream.put(
                container.id(),
                container.property("Feeder.NormalEnergizingSubstation").flatMap(model::find));
    }

    private void flowFrom(CimObject source) {
        upstream.put(source.id(), containerOf(source));
        Deque<String> frontier = new ArrayDeque<>();
        for (String node : nodesOf.getOrDefault(source.id(), Set.of())) {
            reach(node, source, frontier);
        }
        while (!frontier.isEmpty()) {
            String node = frontier.poll();
            for (String id : equipmentAt.get(node)) {
                CimObject equipment = model.objects().get(id);
                if (!upstream.containsKey(id)) {
                    upstream.put(id, Optional.of(feederOfNode.get(node)));
                    traverse(equipment, node, frontier);
                }
            }
        }
    }

    /** The feeder or substation that it is in, through bay and voltage level. */
    private Optional<CimObject> containerOf(CimObject source) {
        Optional<CimObject> container =
                source.property("Equipment.EquipmentContainer").flatMap(model::find);
        for (int levels = 0; levels < CONTAINER_LEVELS; levels++) {
            container = container.flatMap(this::elementAbove);
        }
        return container.filter(EquipmentClass::isContainer);
    }

    private Optional<CimObject> elementAbove(CimObject container) {
        return EquipmentClass.isContainer(container)
                ? Optional.of(container)
                : container
                        .property("Bay.VoltageLevel")
                        .or(() -> container.property("VoltageLevel.Substation"))
                        .or(() -> container.property("Bay.Substation"))
                        .flatMap(model::find);
    }

    private void traverse(CimObject equipment, String from, Deque<String> frontier) {
        if (isNormallyOpen(equipment)) {
            return;
        }
        for (String node : nodesOf.get(equipment.id())) {
            if (!node.equals(from)) {
                reach(node, equipment, frontier);
            }
        }
    }

    private void reach(String node, CimObject by, Deque<String> frontier) {
        CimObject first = feederOfNode.putIfAbsent(node, by);
        if (first == null) {
            frontier.add(node);
        } else {
            loops.add(loop(by, first));
        }
    }

    /** Up from the element that closes the loop to where both ways meet, and down again to the one that was there first. */
    private List<String> loop(CimObject closing, CimObject first) {
        List<CimObject> one = supplyPath(closing);
        List<CimObject> other = supplyPath(first);
        while (!one.isEmpty() && !other.isEmpty() && one.get(one.size() - 1).equals(other.get(other.size() - 1))) {
            one.remove(one.size() - 1);
            other.remove(other.size() - 1);
        }
        List<String> names = new ArrayList<>(one.stream().map(CimObject::name).toList());
        for (int i = other.size() - 1; i >= 0; i--) {
            names.add(other.get(i).name());
        }
        return names;
    }

    private List<CimObject> supplyPath(CimObject from) {
        List<CimObject> path = new ArrayList<>();
        for (Optional<CimObject> at = Optional.of(from); at.isPresent(); at = upstreamOf(at.get())) {
            path.add(at.get());
        }
        return path;
    }

    private List<String> islandAround(CimObject first, Set<String> seen) {
        List<String> names = new ArrayList<>();
        Deque<String> frontier = new ArrayDeque<>(List.of(first.id()));
        seen.add(first.id());
        while (!frontier.isEmpty()) {
            String id = frontier.poll();
            CimObject element = model.objects().get(id);
            if (isElement(element)) {
                names.add(element.name());
            }
            for (String node : nodesOf.getOrDefault(id, Set.of())) {
                equipmentAt.get(node).stream().filter(seen::add).forEach(frontier::add);
            }
        }
        return names;
    }
}
