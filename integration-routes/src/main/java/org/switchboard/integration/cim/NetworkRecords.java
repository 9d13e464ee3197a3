package org.switchboard.integration.cim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A model as {@code network-element} records, canonical but for the mapping that a site may want. */
final class NetworkRecords {

    private static final Pattern WGS84 = Pattern.compile("EPSG:(.*:)?4326$|CRS84$|WGS84$");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final CimModel model;
    private final NetworkTree tree;
    private final boolean keyedByName;
    private final Map<String, List<CimObject>> pointsOf;

    /** Locations that refer to their element, as the profile GL has them. */
    private final Map<String, String> locationOf = new HashMap<>();

    /** @param keyedByName whether other systems refer to elements by their names, not their mRID */
    NetworkRecords(CimModel model, NetworkTree tree, boolean keyedByName) {
        this.model = model;
        this.tree = tree;
        this.keyedByName = keyedByName;
        this.pointsOf = model.byReference("PositionPoint", "PositionPoint.Location");
        model.ofType("Location").forEach(location -> location.property("Location.PowerSystemResources")
                .ifPresent(element -> locationOf.put(element, location.id())));
    }

    Stream<ObjectNode> records() {
        return model.all().stream().filter(tree::isElement).map(this::record);
    }

    /** That an element is gone; another one may have taken its key, which is then none of the deleted. */
    Stream<ObjectNode> deleted(List<CimObject> removed) {
        Set<String> keys =
                model.all().stream().filter(tree::isElement).map(this::key).collect(Collectors.toSet());
        return removed.stream()
                .map(this::key)
                .filter(key -> !keys.contains(key))
                .map(key -> JSON.objectNode().put("key", key).put("deleted", true));
    }

    private ObjectNode record(CimObject element) {
        ObjectNode record = JSON.objectNode();
        record.put("key", key(element));
        record.put("kind", EquipmentClass.kindOf(element).orElseThrow());
        record.put("name", element.name());
        tree.upstreamOf(element).ifPresent(above -> record.put("upstreamKey", key(above)));
        if (EquipmentClass.isSwitch(element)) {
            record.put("normallyOpen", tree.isNormallyOpen(element));
        }
        element.property("Conductor.length")
                .filter(NetworkRecords::isNumber)
                .ifPresent(metres -> record.put("lengthMetres", Double.parseDouble(metres)));
        element.property("PowerSystemResource.Location")
                .or(() -> Optional.ofNullable(locationOf.get(element.id())))
                .ifPresent(location -> place(record, location));
        record.put("cimClass", element.type());
        return record;
    }

    private String key(CimObject element) {
        return keyedByName ? element.name() : element.mrid();
    }

    /**
     * One point is a position, several are a path. Degrees of WGS 84 are canonical. Coordinates of any other system are
     * passed unchanged with its name, for the mapping to transform.
     */
    private void place(ObjectNode record, String location) {
        ArrayNode path = JSON.arrayNode();
        pointsOf.getOrDefault(location, List.of()).stream()
                .sorted(Comparator.comparingInt(point -> point.number("PositionPoint.sequenceNumber")))
                .forEach(point -> position(point).ifPresent(path::add));
        if (path.isEmpty()) {
            return;
        }
        String system = coordinateSystem(location);
        if (WGS84.matcher(system).find()) {
            record.set("longitude", path.path(0).path(0));
            record.set("latitude", path.path(0).path(1));
            if (path.size() > 1) {
                record.set("path", path);
            }
        } else {
            record.put("coordinateSystem", system);
            record.set("positions", path);
        }
    }

    /** Of the location, else of the model; empty when neither says it. */
    private String coordinateSystem(String location) {
        return model.find(location)
                .flatMap(place -> place.property("Location.CoordinateSystem"))
                .flatMap(model::find)
                .or(() -> model.ofType("CoordinateSystem").findFirst())
                .flatMap(system -> system.property("CoordinateSystem.crsUrn"))
                .orElse("");
    }

    private static Optional<ArrayNode> position(CimObject point) {
        Optional<String> x = point.property("PositionPoint.xPosition").filter(NetworkRecords::isNumber);
        Optional<String> y = point.property("PositionPoint.yPosition").filter(NetworkRecords::isNumber);
        return x.isEmpty() || y.isEmpty()
                ? Optional.empty()
                : Optional.of(JSON.arrayNode().add(Double.parseDouble(x.get())).add(Double.parseDouble(y.get())));
    }

    private static boolean isNumber(String text) {
        return text.matches("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d+)?");
    }
}
