package org.legacy.systems.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP server on 127.0.0.1 that passes every request to one route and writes what it replies. */
public final class JsonService implements AutoCloseable {

    static {
        // without this each answer waits for the caller's delayed acknowledgement, 40 ms of nothing
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final Logger LOG = LoggerFactory.getLogger(JsonService.class);

    /** Answers a request; a {@link Refusal} becomes an error in the service's own form. */
    public interface Route {
        Reply answer(Request request) throws Exception;

        Reply refuse(Request request, int status, String sentence);
    }

    private static final int LARGEST_BODY = 1 << 20;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Route route;

    /** @param port 0 for any free one */
    public JsonService(String name, int port, int threadCount, Route route) throws IOException {
        this.route = route;
        this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 200);
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(threadCount, task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = request(exchange);
            Reply reply = LocalCaller.refusal(exchange)
                    .or(() -> tooLarge(request))
                    .map(refusal -> route.refuse(request, refusal.status(), refusal.getMessage()))
                    .orElseGet(() -> reply(request));
            exchange.getResponseHeaders().set("Content-Type", reply.mediaType());
            exchange.sendResponseHeaders(reply.status(), 0);
            OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), 32 * 1024);
            reply.body().writeTo(out);
            out.flush();
        }
    }

    private static Optional<Refusal> tooLarge(Request request) {
        return request.body().length <= LARGEST_BODY
                ? Optional.empty()
                : Optional.of(new Refusal(413, "The body is larger than " + LARGEST_BODY + " bytes."));
    }

    private Reply reply(Request request) {
        try {
            return route.answer(request);
        } catch (Refusal refusal) {
            return route.refuse(request, refusal.status(), refusal.getMessage());
        } catch (Exception e) {
            LOG.error("request failed method={} path={}", request.method(), request.path(), e);
            return route.refuse(
                    request,
                    500,
                    "The request could not be carried out; the log of the legacy systems gives the reason.");
        }
    }

    private static Request request(HttpExchange exchange) throws IOException {
        String raw = exchange.getRequestURI().getRawQuery();
        List<String> path = Arrays.stream(exchange.getRequestURI().getPath().split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        String host = exchange.getRequestHeaders().getFirst("Host");
        return new Request(
                exchange.getRequestMethod(),
                path,
                query(raw),
                raw == null ? "" : raw,
                host == null ? "127.0.0.1" : host,
                exchange.getRequestBody().readNBytes(LARGEST_BODY + 1));
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (raw == null) {
            return parameters;
        }
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.put(decode(name), decode(value));
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // badly encoded: whoever reads the parameter will refuse it
        }
    }
}
