package org.switchboard.integration.cim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the person responsible for a network model should know about it. */
final class NetworkFindings {

    private final CimModel model;
    private final NetworkTree tree;

    NetworkFindings(CimModel model, NetworkTree tree) {
        this.model = model;
        this.tree = tree;
    }

    /** Loops and islands by the names of their elements, one a sentence. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        tree.loops().forEach(loop -> faults.add("These close a loop: " + String.join(", ", loop) + "."));
        tree.islands().forEach(island -> faults.add("No source reaches these: " + String.join(", ", island) + "."));
        if (tree.danglingTerminals() > 0) {
            faults.add(tree.danglingTerminals() + " terminals have no node or no equipment.");
        }
        return faults;
    }

    /** Objects of classes that are no part of our network; empty when there are none. */
    Optional<String> ignored() {
        Map<String, Integer> ignored = new TreeMap<>(model.ignored());
        model.all().stream()
                .filter(object -> EquipmentClass.isSubstituteSource(object) && !tree.isElement(object))
                .forEach(object -> ignored.merge(object.type(), 1, Integer::sum));
        return ignored.isEmpty()
                ? Optional.empty()
                : Optional.of("Not used: "
                        + ignored.entrySet().stream()
                                .map(entry -> entry.getValue() + " " + entry.getKey())
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    /** All of it, the faults first; empty when there is nothing to say. */
    Optional<String> note() {
        List<String> sentences = new ArrayList<>(faults());
        ignored().ifPresent(sentences::add);
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }
}
