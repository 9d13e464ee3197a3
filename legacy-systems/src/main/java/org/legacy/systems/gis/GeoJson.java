package org.legacy.systems.gis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.legacy.systems.city.Position;
import org.legacy.systems.http.Json;

/** Builds GeoJSON features. */
final class GeoJson {

    private GeoJson() {}

    static ObjectNode point(String id, Position position) {
        ObjectNode feature = Json.object().put("type", "Feature").put("id", id);
        ObjectNode geometry = feature.putObject("geometry").put("type", "Point");
        coordinates(geometry.putArray("coordinates"), position);
        return feature;
    }

    static ObjectNode lines(String id, List<List<Position>> lines) {
        ObjectNode feature = Json.object().put("type", "Feature").put("id", id);
        ObjectNode geometry = feature.putObject("geometry").put("type", "MultiLineString");
        ArrayNode all = geometry.putArray("coordinates");
        for (List<Position> line : lines) {
            ArrayNode course = all.addArray();
            line.forEach(position -> coordinates(course.addArray(), position));
        }
        return feature;
    }

    private static void coordinates(ArrayNode coordinates, Position position) {
        coordinates.add(position.longitude()).add(position.latitude());
    }
}
