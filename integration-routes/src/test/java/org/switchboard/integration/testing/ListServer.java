package org.switchboard.integration.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A JSON service whose answers a test sets; it records the requests. */
public final class ListServer implements AutoCloseable {

    public record Question(String path, Map<String, String> parameters, Map<String, String> headers) {

        public int number(String parameter, int otherwise) {
            return Optional.ofNullable(parameters.get(parameter))
                    .map(Integer::parseInt)
                    .orElse(otherwise);
        }
    }

    public record Reply(int status, String text, Map<String, String> headers) {

        public static Reply json(String text) {
            return new Reply(200, text, Map.of());
        }

        public Reply with(String header, String value) {
            return new Reply(status, text, Map.of(header, value));
        }
    }

    private final HttpServer server;
    private final List<Question> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Function<Question, Reply> answers = question -> Reply.json("[]");
    private volatile boolean hanging;

    public ListServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/outages";
    }

    public ListServer answers(Function<Question, Reply> how) {
        answers = how;
        return this;
    }

    public void hangs() {
        hanging = true;
    }

    public List<Question> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        Question question = new Question(
                exchange.getRequestURI().getPath(),
                parameters(exchange.getRequestURI().getRawQuery()),
                headers);
        asked.add(question);
        if (hanging) {
            try {
                ended.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        Reply reply = answers.apply(question);
        byte[] bytes = reply.text().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        if (query != null) {
            for (String pair : query.split("&")) {
                String[] parts = pair.split("=", 2);
                parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    @Override
    public void close() {
        ended.countDown();
        server.stop(0);
    }
}
