package org.switchboard.integration.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/** Positions of any coordinate system as {@code {longitude, latitude}} in degrees of WGS 84. */
final class Coordinates {

    private static final String WGS84 = "EPSG:4326";
    private static final double WHOLE = 1e7; // a ten-millionth of a degree, about a centimetre
    private static final CRSFactory SYSTEMS = new CRSFactory();
    private static final CoordinateTransformFactory TRANSFORMS = new CoordinateTransformFactory();
    private static final Map<String, CoordinateReferenceSystem> KNOWN = new ConcurrentHashMap<>();

    private Coordinates() {}

    static List<MappingFunction> functions() {
        return List.of(
                new MappingFunction("gcj02-to-wgs84", 2, 2, arguments -> chinese(arguments, false)),
                new MappingFunction("bd09-to-wgs84", 2, 2, arguments -> chinese(arguments, true)),
                new MappingFunction("to-wgs84", 3, 3, Coordinates::transformed));
    }

    private static Optional<JsonNode> chinese(Arguments arguments, boolean baidu) {
        OptionalDouble longitude = arguments.number(0);
        OptionalDouble latitude = arguments.number(1);
        if (longitude.isEmpty() || latitude.isEmpty()) {
            return Optional.empty();
        }
        ChinesePosition given = new ChinesePosition(longitude.getAsDouble(), latitude.getAsDouble());
        ChinesePosition position = (baidu ? given.fromBaidu() : given).toWgs84();
        return Optional.of(position(position.longitude(), position.latitude()));
    }

    private static Optional<JsonNode> transformed(Arguments arguments) {
        OptionalDouble x = arguments.number(0);
        OptionalDouble y = arguments.number(1);
        CoordinateReferenceSystem from = system(arguments.required(2, "the coordinate system"));
        if (x.isEmpty() || y.isEmpty()) {
            return Optional.empty();
        }
        // a transform is no object for two threads; making one is cheap, its systems are kept
        try {
            ProjCoordinate position = TRANSFORMS
                    .createTransform(from, system(WGS84))
                    .transform(new ProjCoordinate(x.getAsDouble(), y.getAsDouble()), new ProjCoordinate());
            return Optional.of(position(position.x, position.y));
        } catch (Proj4jException outside) {
            throw new UnusableValue(x.getAsDouble() + ", " + y.getAsDouble() + " is no position of " + from.getName());
        }
    }

    private static CoordinateReferenceSystem system(String name) {
        try {
            return KNOWN.computeIfAbsent(name, SYSTEMS::createFromName);
        } catch (Proj4jException unknown) {
            throw new UnusableValue("\"" + name + "\" is not a coordinate system such as EPSG:4547");
        }
    }

    private static JsonNode position(double longitude, double latitude) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("longitude", Math.round(longitude * WHOLE) / WHOLE)
                .put("latitude", Math.round(latitude * WHOLE) / WHOLE);
    }
}
