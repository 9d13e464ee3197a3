package org.switchboard.acceptance.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A billing system that knows no account, and keeps the trace of each request. */
final class HeardBilling implements AutoCloseable {

    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final List<String> traces = new CopyOnWriteArrayList<>();

    HeardBilling() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        traces.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
        exchange.sendResponseHeaders(NOT_FOUND, -1);
        exchange.close();
    }

    /** The header {@code traceparent} of each request; "null" where there was none. */
    List<String> traces() {
        return List.copyOf(traces);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
