package org.switchboard.integration.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A small server of OGC API - Features with one collection, paging by limit and offset, and a datetime filter. */
public final class FeatureServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Feature(String id, Instant changed) {}

    private final List<Feature> features = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Optional<String> instead = Optional.empty();
    private volatile int status = 200;
    private volatile String contentCrs = "";
    private volatile String authorization = "";

    public FeatureServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/ogc/collections/things/items", this::items);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/ogc";
    }

    public FeatureServer holds(String id, String changed) {
        features.removeIf(feature -> feature.id.equals(id));
        features.add(new Feature(id, Instant.parse(changed)));
        return this;
    }

    /** Answers with this text and status from now on. */
    public void answers(int newStatus, String text) {
        status = newStatus;
        instead = Optional.of(text);
    }

    public void answersNormally() {
        status = 200;
        instead = Optional.empty();
    }

    /** Says this coordinate system in the header of each answer. */
    public void says(String newContentCrs) {
        contentCrs = newContentCrs;
    }

    /** As the last request had it. */
    public String authorization() {
        return authorization;
    }

    /** The queries that came. */
    public List<String> asked() {
        return new ArrayList<>(asked);
    }

    private void items(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        asked.add(query);
        authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!contentCrs.isEmpty()) {
            exchange.getResponseHeaders().add("Content-Crs", contentCrs);
        }
        byte[] answer = instead.orElseGet(() -> page(parameters(query))).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/geo+json");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private String page(Map<String, String> parameters) {
        Instant since = Optional.ofNullable(parameters.get("datetime"))
                .map(interval -> Instant.parse(interval.substring(0, interval.indexOf('/'))))
                .orElse(Instant.MIN);
        int limit = Integer.parseInt(parameters.getOrDefault("limit", "10"));
        int offset = Integer.parseInt(parameters.getOrDefault("offset", "0"));
        List<Feature> found = features.stream()
                .filter(feature -> !feature.changed.isBefore(since))
                .toList();
        ObjectNode page = JSON.createObjectNode().put("type", "FeatureCollection");
        ArrayNode list = page.putArray("features");
        found.stream().skip(offset).limit(limit).forEach(feature -> {
            ObjectNode node = list.addObject().put("type", "Feature").put("id", feature.id);
            node.putObject("properties").put("updated_at", feature.changed.toString());
        });
        if (offset + limit < found.size()) {
            String since1 = parameters.containsKey("datetime") ? "&datetime=" + parameters.get("datetime") : "";
            ArrayNode links = page.putArray("links");
            links.addObject().put("rel", "next").put("type", "text/html").put("href", "for-people");
            links.addObject()
                    .put("rel", "next")
                    .put("type", "application/geo+json")
                    .put("href", "items?limit=" + limit + "&offset=" + (offset + limit) + since1);
        }
        return page.toString();
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            parameters.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return parameters;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
