package org.switchboard.integration.camel;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Optional;

/**
 * The trace of the request that this thread serves, as the header {@code traceparent} of W3C Trace Context. A route
 * takes it along as a header of its message, on whatever thread it runs.
 */
public final class TraceHeader {

    public static final String NAME = "traceparent";

    private static final boolean IS_TRACED = hasTracing();

    private TraceHeader() {}

    /** Empty while the server does not trace. */
    static Optional<String> current() {
        return IS_TRACED ? CurrentSpan.header() : Optional.empty();
    }

    /** The server brings the classes of OpenTelemetry only while tracing is on. */
    private static boolean hasTracing() {
        try {
            Class.forName("io.opentelemetry.api.trace.Span", false, TraceHeader.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException off) {
            return false;
        }
    }

    /** Apart, so that it is loaded only while its classes are there. */
    private static final class CurrentSpan {

        static Optional<String> header() {
            SpanContext span = Span.current().getSpanContext();
            return span.isValid()
                    ? Optional.of("00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                            + span.getTraceFlags().asHex())
                    : Optional.empty();
        }
    }
}
