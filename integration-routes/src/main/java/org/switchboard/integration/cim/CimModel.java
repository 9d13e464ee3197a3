package org.switchboard.integration.cim;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The objects of a model that we use, in the order of the file.
 *
 * @param objects by their ids
 * @param ignored how many objects there were of each class that we do not use
 */
record CimModel(Map<String, CimObject> objects, Map<String, Integer> ignored) {

    Optional<CimObject> find(String id) {
        return Optional.ofNullable(objects.get(id));
    }

    Stream<CimObject> ofType(String type) {
        return objects.values().stream().filter(object -> object.type().equals(type));
    }

    Collection<CimObject> all() {
        return objects.values();
    }

    /** The objects of a type by the object that they refer to. */
    Map<String, List<CimObject>> byReference(String type, String reference) {
        Map<String, List<CimObject>> groups = new LinkedHashMap<>();
        ofType(type).forEach(object -> object.property(reference)
                .ifPresent(id -> groups.computeIfAbsent(id, first -> new java.util.ArrayList<>())
                        .add(object)));
        return groups;
    }
}
