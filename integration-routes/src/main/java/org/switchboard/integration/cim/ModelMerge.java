package org.switchboard.integration.cim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes one model of its parts, by the ids of objects. First the equipment and the differences to it, then what other
 * profiles say about it; in whatever order the files came. One part is in memory at a time.
 */
final class ModelMerge {

    /** What a profile other than that of the equipment may define. */
    private static final Set<String> DEFINED_ELSEWHERE =
            Set.of("TopologicalNode", "Location", "PositionPoint", "CoordinateSystem");

    private static final int MOST_OBJECTS = 6_000_000;
    private static final int SOME_TERMINALS = 1000;

    private final Map<String, CimObject> objects = new LinkedHashMap<>();
    private final Map<String, Integer> ignored = new TreeMap<>();
    private final Map<String, CimObject> removed = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<ModelPart> parts;

    /** Some terminals of each file with equipment. */
    private final Map<String, List<String>> terminalsOf = new LinkedHashMap<>();

    private final Set<String> applied = new HashSet<>();
    private boolean isUsable = true;

    private ModelMerge(List<ModelPart> parts) {
        this.parts = parts.stream()
                .sorted(Comparator.comparing(ModelPart::header, CimHeader.BY_AGE)
                        .thenComparing(ModelPart::id))
                .toList();
    }

    static MergedModel of(List<ModelPart> parts) {
        ModelMerge merge = new ModelMerge(parts);
        merge.parts.stream()
                .filter(part -> !part.header().isDifference())
                .forEach(part -> merge.applied.add(part.id()));
        merge.apply(true);
        merge.apply(false);
        merge.checkReferences();
        CimModel model = new CimModel(merge.objects, merge.ignored);
        merge.checkContent(model);
        merge.removed.keySet().removeAll(merge.objects.keySet());
        List<CimObject> removed = merge.removed.values().stream()
                .filter(object -> EquipmentClass.kindOf(object).isPresent())
                .toList();
        return new MergedModel(model, removed, merge.missing, merge.isUsable);
    }

    private void apply(boolean equipment) {
        List<ModelPart> differences = new ArrayList<>();
        for (ModelPart part : parts) {
            if (part.header().definesEquipment() == equipment) {
                if (part.header().isDifference()) {
                    differences.add(part);
                } else {
                    add(part);
                }
            }
        }
        applyInOrder(differences);
    }

    /** A difference follows those that it is based on. */
    private void applyInOrder(List<ModelPart> differences) {
        boolean proceeds = true;
        while (proceeds) {
            proceeds = false;
            for (Iterator<ModelPart> each = differences.iterator(); each.hasNext(); ) {
                ModelPart part = each.next();
                if (applied.containsAll(part.header().bases())) {
                    each.remove();
                    proceeds = true;
                    change(part);
                }
            }
        }
        differences.forEach(part -> missing.add(part.label() + " is not applied: it changes the model "
                + part.header().bases().stream()
                        .filter(id -> !applied.contains(id))
                        .findFirst()
                        .orElseThrow()
                + ", which is missing."));
    }

    private void add(ModelPart part) {
        CimModel model = part.read().model();
        boolean defines = part.header().definesEquipment();
        int unknown = 0;
        for (CimObject object : model.all()) {
            if (objects.containsKey(object.id())) {
                objects.merge(object.id(), object, CimObject::with);
            } else if (defines || DEFINED_ELSEWHERE.contains(object.type())) {
                define(object);
            } else {
                unknown++;
            }
        }
        if (defines) {
            List<String> terminals = model.ofType("Terminal")
                    .limit(SOME_TERMINALS)
                    .map(CimObject::id)
                    .toList();
            if (!terminals.isEmpty()) {
                terminalsOf.put(part.label(), terminals);
            }
            model.ignored().forEach((type, count) -> ignored.merge(type, count, Integer::sum));
        } else if (unknown > 0 && !objects.isEmpty()) {
            missing.add("Objects in " + part.label() + " that no equipment profile (EQ) defines: " + unknown + ".");
        }
    }

    private void define(CimObject object) {
        if (objects.size() < MOST_OBJECTS) {
            objects.put(object.id(), object);
        } else if (isUsable) {
            block("The model has more than " + MOST_OBJECTS + " objects that are used.");
        }
    }

    private void change(ModelPart part) {
        CimPart.Difference difference = part.read().difference();
        Optional<String> contradiction =
                contradiction(difference.preconditions()).or(() -> contradiction(difference.reverse()));
        if (contradiction.isPresent()) {
            missing.add(part.label() + " is not applied: " + contradiction.get() + ".");
            return;
        }
        difference.reverse().values().forEach(statement -> remove(statement, difference.forward()));
        difference.forward().values().forEach(this::state);
        applied.add(part.id());
    }

    /** The first statement that does not hold. Objects of classes that we do not use are not known. */
    private Optional<String> contradiction(Map<String, CimObject> statements) {
        for (CimObject statement : statements.values()) {
            CimObject held = objects.get(statement.id());
            if (held == null && !statement.isDescription()) {
                return Optional.of("the model has no " + statement.type() + " " + statement.name());
            }
            for (Map.Entry<String, String> property : statement.properties().entrySet()) {
                if (held != null
                        && !held.property(property.getKey())
                                .filter(property.getValue()::equals)
                                .isPresent()) {
                    return Optional.of(property.getKey() + " of " + held.name() + " is "
                            + held.property(property.getKey()).orElse("not stated") + ", not " + property.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** An object whose class is removed, and not stated anew, is gone. */
    private void remove(CimObject statement, Map<String, CimObject> forward) {
        CimObject held = objects.get(statement.id());
        if (held == null) {
            return;
        }
        boolean stays = statement.isDescription()
                || Optional.ofNullable(forward.get(statement.id()))
                        .filter(object -> !object.isDescription())
                        .isPresent();
        if (stays) {
            Map<String, String> left = new LinkedHashMap<>(held.properties());
            left.keySet().removeAll(statement.properties().keySet());
            objects.put(held.id(), new CimObject(held.id(), held.type(), left));
        } else {
            removed.put(held.id(), objects.remove(held.id()));
        }
    }

    private void state(CimObject statement) {
        if (objects.containsKey(statement.id())) {
            objects.merge(statement.id(), statement, CimObject::with);
        } else if (!statement.isDescription()) {
            define(statement);
        }
    }

    /** What a later model supersedes counts as here. */
    private void checkReferences() {
        Set<String> known = new HashSet<>();
        parts.forEach(part -> {
            known.add(part.id());
            known.addAll(part.header().supersedes());
        });
        parts.stream().filter(part -> !part.header().isDifference()).forEach(part -> part.header().dependsOn().stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> missing.add(part.label() + " depends on the model " + id + ", which is missing.")));
    }

    private void checkContent(CimModel model) {
        if (parts.stream().noneMatch(part -> part.header().definesEquipment() && applied.contains(part.id()))) {
            block("The equipment profile (EQ) is missing.");
            return;
        }
        terminalsOf.forEach((label, terminals) -> {
            if (terminals.stream().noneMatch(id -> hasNode(objects.get(id)))) {
                block("The topology profile (TP) of " + label + " is missing: its terminals have no node.");
            }
        });
        NetworkTree tree = new NetworkTree(model);
        long without = model.all().stream()
                .filter(object -> EquipmentClass.isSwitch(object) && !tree.hasPosition(object))
                .count();
        if (without > 0 && !isHere("SteadyStateHypothesis")) {
            block("The steady state hypothesis (SSH) is missing; switches without a position: " + without + ".");
        } else if (without > 0) {
            missing.add("Switches without a position, which count as closed: " + without + ".");
        }
    }

    private boolean isHere(String profile) {
        return parts.stream().anyMatch(part -> part.header().isOf(profile) && applied.contains(part.id()));
    }

    private static boolean hasNode(CimObject terminal) {
        return terminal != null
                && (terminal.property("Terminal.ConnectivityNode").isPresent()
                        || terminal.property("Terminal.TopologicalNode").isPresent());
    }

    private void block(String reason) {
        missing.add(reason);
        isUsable = false;
    }
}
