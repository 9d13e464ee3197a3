package org.switchboard.acceptance.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;

/** A collector of OpenTelemetry (OTLP over HTTP) that keeps the spans it receives. */
final class SpanCollector implements AutoCloseable {

    private static final int OK = 200;

    private final HttpServer server;
    private final Queue<Span> received = new ConcurrentLinkedQueue<>();

    SpanCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void take(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (exchange;
                InputStream body =
                        zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().stream()
                    .flatMap(resource -> resource.getScopeSpansList().stream())
                    .flatMap(scope -> scope.getSpansList().stream())
                    .forEach(received::add);
            exchange.sendResponseHeaders(OK, -1);
        }
    }

    List<Span> all() {
        return List.copyOf(received);
    }

    List<Span> ofTrace(String id) {
        return received.stream().filter(span -> traceOf(span).equals(id)).toList();
    }

    static String traceOf(Span span) {
        return HexFormat.of().formatHex(span.getTraceId().toByteArray());
    }

    static String idOf(Span span) {
        return HexFormat.of().formatHex(span.getSpanId().toByteArray());
    }

    static String parentOf(Span span) {
        return HexFormat.of().formatHex(span.getParentSpanId().toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
