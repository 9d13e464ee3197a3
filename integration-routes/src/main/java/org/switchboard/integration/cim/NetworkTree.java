package org.switchboard.integration.cim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
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
 * <p>A closed element that would reach a node which is fed already closes a loop. It is kept where it was found, and
 * the loop is reported by the names of its elements. What no source reaches is an island.
 */
final class NetworkTree {

    private final CimModel model;
    private final Map<String, Set<String>> nodesOf = new LinkedHashMap<>();
    private final Map<String, Set<String>> equipmentAt = new LinkedHashMap<>();
    private final Map<String, List<CimObject>> phasesOf;

    /** Of each element that a source reaches, and of each feeder, what feeds it; empty at the top. */
    private final Map<String, Optional<CimObject>> upstream = new LinkedHashMap<>();

    private final Map<String, CimObject> feederOfNode = new HashMap<>();
    private final List<List<String>> loops = new ArrayList<>();
    private int danglingTerminals;

    NetworkTree(CimModel model) {
        this.model = model;
        this.phasesOf = model.byReference("SwitchPhase", "SwitchPhase.Switch");
        model.ofType("Terminal").forEach(this::wire);
        model.all().stream().filter(EquipmentClass::isContainer).forEach(this::placeContainer);
        model.ofType("EnergySource").forEach(this::flowFrom);
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
            if (EquipmentClass.kindOf(object).isPresent() && !seen.contains(object.id())) {
                islands.add(islandAround(object, seen));
            }
        }
        return islands;
    }

    /** Terminals of equipment, or at nodes, that the model does not have. */
    int danglingTerminals() {
        return danglingTerminals;
    }

    /** A switch that is open in all its phases when the network is run normally. */
    boolean isNormallyOpen(CimObject equipment) {
        return equipment
                .property("Switch.normalOpen")
                .map(Boolean::parseBoolean)
                .orElseGet(() -> phasesOf.containsKey(equipment.id())
                        && phasesOf.get(equipment.id()).stream()
                                .allMatch(phase -> phase.isTrue("SwitchPhase.normalOpen")));
    }

    private void wire(CimObject terminal) {
        if (terminal.property("ACDCTerminal.connected").filter("false"::equals).isPresent()) {
            return;
        }
        Optional<String> equipment = terminal.property("Terminal.ConductingEquipment");
        Optional<String> node = terminal.property("Terminal.ConnectivityNode")
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
        Optional<CimObject> container =
                source.property("Equipment.EquipmentContainer").flatMap(model::find);
        upstream.put(source.id(), container);
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
            names.add(model.objects().get(id).name());
            for (String node : nodesOf.getOrDefault(id, Set.of())) {
                equipmentAt.get(node).stream().filter(seen::add).forEach(frontier::add);
            }
        }
        return names;
    }
}
