package org.legacy.systems.gis;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.legacy.systems.http.Json;
import org.legacy.systems.http.JsonService;
import org.legacy.systems.http.Refusal;
import org.legacy.systems.http.Reply;
import org.legacy.systems.http.Request;

/** OGC API Features Part 1, Core and GeoJSON, over the collections. */
public final class FeatureService implements JsonService.Route, AutoCloseable {

    private static final String GEOJSON = "application/geo+json";
    private static final int DEFAULT_LIMIT = 100;
    private static final int LARGEST_LIMIT = 10_000;
    private static final int THREADS = 16;
    private static final List<String> CONFORMS_TO = List.of(
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson");

    private final GisCollections collections;
    private final Clock clock;
    private final JsonService server;

    public FeatureService(GisCollections collections, Clock clock) throws IOException {
        this.collections = collections;
        this.clock = clock;
        this.server = new JsonService("gis", 0, THREADS, this);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public Reply answer(Request request) {
        if (!request.method().equals("GET")) {
            throw new Refusal(405, "Only GET is offered.");
        }
        List<String> path = request.path();
        if (path.isEmpty()) {
            return Reply.json(200, landing(request));
        }
        if (path.equals(List.of("conformance"))) {
            ObjectNode json = Json.object();
            CONFORMS_TO.forEach(json.putArray("conformsTo")::add);
            return Reply.json(200, json);
        }
        if (!path.get(0).equals("collections") || path.size() > 4) {
            throw new Refusal(404, "There is nothing at this address.");
        }
        if (path.size() == 1) {
            return Reply.json(200, list(request));
        }
        FeatureCollection collection = collections
                .find(path.get(1))
                .orElseThrow(() -> new Refusal(404, "There is no collection " + path.get(1) + "."));
        if (path.size() == 2) {
            return Reply.json(200, describe(collection, request));
        }
        if (!path.get(2).equals("items")) {
            throw new Refusal(404, "There is nothing at this address.");
        }
        return path.size() == 3 ? items(collection, request) : item(collection, path.get(3), request);
    }

    @Override
    public Reply refuse(Request request, int status, String sentence) {
        String code = status == 404 ? "NotFound" : status < 500 ? "InvalidParameterValue" : "ServerError";
        return Reply.json(status, Json.object().put("code", code).put("description", sentence));
    }

    private ObjectNode landing(Request request) {
        ObjectNode json = Json.object().put("title", "云溪市电网地理信息系统").put("description", "设备、点表与停电信息");
        ArrayNode links = json.putArray("links");
        link(links, request, "self", "application/json", "/");
        link(links, request, "conformance", "application/json", "/conformance");
        link(links, request, "data", "application/json", "/collections");
        return json;
    }

    private ObjectNode list(Request request) {
        ObjectNode json = Json.object();
        link(json.putArray("links"), request, "self", "application/json", "/collections");
        ArrayNode described = json.putArray("collections");
        collections.all().forEach(collection -> described.add(describe(collection, request)));
        return json;
    }

    private ObjectNode describe(FeatureCollection collection, Request request) {
        String address = "/collections/" + collection.id();
        ObjectNode json = Json.object()
                .put("id", collection.id())
                .put("title", collection.title())
                .put("itemType", "feature");
        json.putArray("crs").add("http://www.opengis.net/def/crs/OGC/1.3/CRS84");
        ArrayNode links = json.putArray("links");
        link(links, request, "self", "application/json", address);
        link(links, request, "items", GEOJSON, address + "/items");
        return json;
    }

    private Reply item(FeatureCollection collection, String id, Request request) {
        ObjectNode feature = collection
                .find(id)
                .orElseThrow(() -> new Refusal(404, "There is no feature " + id + " in " + collection.id() + "."));
        ArrayNode links = feature.putArray("links");
        link(links, request, "self", GEOJSON, "/collections/" + collection.id() + "/items/" + id);
        link(links, request, "collection", "application/json", "/collections/" + collection.id());
        return Reply.of(200, GEOJSON, feature);
    }

    private Reply items(FeatureCollection collection, Request request) {
        for (String name : request.query().keySet()) {
            if (!List.of("limit", "offset", "datetime", "f").contains(name)) {
                throw new Refusal(400, "The parameter " + name + " is not offered.");
            }
        }
        int limit = Math.min(LARGEST_LIMIT, number(request, "limit", DEFAULT_LIMIT, 1));
        int offset = number(request, "offset", 0, 0);
        Optional<String> datetime = request.parameter("datetime");
        Interval interval = datetime.map(Interval::parse).orElse(Interval.ALWAYS);
        int first = interval.from().map(collection::firstAtOrAfter).orElse(0);
        int last = interval.to()
                .map(to -> collection.firstAtOrAfter(to.plus(1, ChronoUnit.MILLIS)))
                .orElseGet(collection::end);
        int from = (int) Math.min((long) first + offset, Math.max(first, last));
        int to = (int) Math.min((long) from + limit, Math.max(from, last));
        ArrayNode links = Json.MAPPER.createArrayNode();
        String address = "/collections/" + collection.id() + "/items?limit=" + limit
                + datetime.map(text -> "&datetime=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                        .orElse("");
        link(links, request, "self", GEOJSON, address + "&offset=" + offset);
        if (to < last) {
            link(links, request, "next", GEOJSON, address + "&offset=" + (offset + limit));
        }
        int matched = collection.countBetween(first, last);
        return new Reply(200, GEOJSON, out -> write(out, collection, from, to, links, matched));
    }

    private void write(OutputStream out, FeatureCollection collection, int from, int to, ArrayNode links, int matched)
            throws IOException {
        try (JsonGenerator json = Json.MAPPER.getFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            json.writeStringField(
                    "timeStamp",
                    Instant.now(clock).truncatedTo(ChronoUnit.MILLIS).toString());
            json.writeFieldName("links");
            Json.MAPPER.writeTree(json, links);
            json.writeNumberField("numberMatched", matched);
            json.writeArrayFieldStart("features");
            int returned = 0;
            for (int position = from; position < to; position++) {
                Optional<ObjectNode> feature = collection.at(position);
                if (feature.isPresent()) {
                    Json.MAPPER.writeTree(json, feature.get());
                    returned++;
                }
            }
            json.writeEndArray();
            json.writeNumberField("numberReturned", returned);
            json.writeEndObject();
        }
    }

    private static int number(Request request, String name, int otherwise, int least) {
        String text = request.parameter(name).orElse(Integer.toString(otherwise));
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least) {
            throw new Refusal(400, "The parameter " + name + " must be a number from " + least + ", not " + text + ".");
        }
        return Integer.parseInt(text);
    }

    private static void link(ArrayNode links, Request request, String relation, String type, String address) {
        links.addObject()
                .put("href", "http://" + request.host() + address)
                .put("rel", relation)
                .put("type", type);
    }
}
