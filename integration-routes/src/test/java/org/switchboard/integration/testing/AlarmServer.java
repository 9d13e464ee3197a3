package org.switchboard.integration.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A network management system with the TMF642 v4 API over HTTP. It has offset, limit (at most {@link #MOST_AT_ONCE}),
 * X-Total-Count, fields, and the filter by change time. It can be switched off and on again.
 */
public final class AlarmServer implements AutoCloseable {

    public static final int MOST_AT_ONCE = 7;
    public static final String USER = "alarms";
    public static final String PASSWORD = "secret";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port = FreePort.find();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, ObjectNode> alarms = new ConcurrentSkipListMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile String instead = "";
    private boolean guarded;

    public String url() {
        return "http://127.0.0.1:" + port + "/tmf-api/alarmManagement/v4";
    }

    public AlarmServer on() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        HttpContext context = server.createContext("/tmf-api/alarmManagement/v4/alarm", this::list);
        if (guarded) {
            context.setAuthenticator(new BasicAuthenticator("alarms") {
                @Override
                public boolean checkCredentials(String user, String password) {
                    return user.equals(USER) && password.equals(PASSWORD);
                }
            });
        }
        server.start();
        return this;
    }

    public void off() {
        server.stop(0);
        server = null;
    }

    /** From the next start on only {@link #USER} is let in. */
    public AlarmServer guarded() {
        guarded = true;
        return this;
    }

    public AlarmServer raises(String id, String state, String changedAt) {
        ObjectNode alarm = JSON.createObjectNode();
        alarm.put("id", id)
                .put("state", state)
                .put("alarmChangedTime", changedAt)
                .put("probableCause", "unknown");
        alarm.putObject("alarmedObject").put("id", "device of " + id);
        alarms.put(id, alarm);
        return this;
    }

    /** Answers with this text from now on; properly again when it is empty. */
    public AlarmServer answers(String text) {
        instead = text;
        return this;
    }

    /** The queries that came, decoded. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void list(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        asked.add(query);
        Map<String, String> parameters = parameters(exchange.getRequestURI().getRawQuery());
        Instant since = Instant.parse(parameters.getOrDefault("alarmChangedTime.gte", "1970-01-01T00:00:00Z"));
        List<ObjectNode> matching = alarms.values().stream()
                .filter(alarm ->
                        !Instant.parse(alarm.path("alarmChangedTime").asText()).isBefore(since))
                .toList();
        int limit = Math.min(MOST_AT_ONCE, Integer.parseInt(parameters.getOrDefault("limit", "100")));
        ArrayNode page = JSON.createArrayNode();
        matching.stream()
                .skip(Long.parseLong(parameters.getOrDefault("offset", "0")))
                .limit(limit)
                .map(alarm -> only(parameters.getOrDefault("fields", ""), alarm))
                .forEach(page::add);
        byte[] answer = (instead.isEmpty() ? page.toString() : instead).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Total-Count", String.valueOf(matching.size()));
        exchange.sendResponseHeaders(page.size() < matching.size() ? 206 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static ObjectNode only(String fields, ObjectNode alarm) {
        return fields.isEmpty() ? alarm : alarm.deepCopy().retain(Arrays.asList(fields.split(",")));
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        if (server != null) {
            off();
        }
        threads.shutdownNow();
    }
}
