package org.switchboard.integration.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.Test;

class TraceHeaderTest {

    @Test
    void there_is_no_header_without_a_span() {
        assertThat(TraceHeader.current()).isEmpty();
    }

    @Test
    void header_names_the_span_that_the_thread_is_in() {
        SpanContext span = SpanContext.create(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                TraceState.getDefault());
        try (Scope inSpan = Span.wrap(span).makeCurrent()) {
            assertThat(inSpan).isNotNull();
            assertThat(TraceHeader.current()).contains("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        }
        assertThat(TraceHeader.current()).isEmpty();
    }
}
