package org.switchboard.integration.ogc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which coordinate system the positions of an answer are, as its header {@code Content-Crs} says (OGC API - Features, part 2).
 *
 * @param code such as {@code EPSG:4549}; blank for the longitude and latitude of GeoJSON
 */
record CoordinateSystem(String code, boolean latitudeFirst) {

    private static final Pattern ADDRESS = Pattern.compile("<?.*/def/crs/([A-Za-z]+)/[^/]+/([A-Za-z0-9]+)>?");
    private static final String GEOJSON = "";
    private static final String WGS84 = "EPSG:4326";

    /**
     * @param contentCrs blank when the server does not say
     * @param asked the address that was asked for; blank for none
     * @throws InvalidFeaturePage when the answer is in a system that nobody asked for
     */
    static CoordinateSystem ofAnswer(String contentCrs, String asked) {
        String code = code(contentCrs);
        if (code.equals(WGS84)) {
            return new CoordinateSystem(GEOJSON, true);
        }
        if (!code.equals(GEOJSON) && !code.equals(code(asked))) {
            throw new InvalidFeaturePage(
                    "The server answers in the coordinate system " + code + ", which the route has not asked for; the"
                            + " parameter crs must name it.",
                    null);
        }
        return new CoordinateSystem(code, false);
    }

    private static String code(String address) {
        Matcher parts = ADDRESS.matcher(address.strip());
        if (!parts.matches()) {
            return address.strip();
        }
        String code = parts.group(1) + ":" + parts.group(2);
        return code.startsWith("OGC:CRS84") ? GEOJSON : code;
    }

    /** The feature with longitude before latitude, or with the system beside it in the member {@code crs}. */
    JsonNode applied(JsonNode feature) {
        if (latitudeFirst) {
            swap(feature.path("geometry").path("coordinates"));
        }
        if (!code.equals(GEOJSON) && feature instanceof ObjectNode object) {
            object.put("crs", code);
        }
        return feature;
    }

    private static void swap(JsonNode coordinates) {
        if (coordinates instanceof ArrayNode position && position.path(0).isNumber()) {
            JsonNode first = position.get(0);
            position.set(0, position.get(1));
            position.set(1, first);
        } else {
            coordinates.forEach(CoordinateSystem::swap);
        }
    }
}
