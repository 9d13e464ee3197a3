package org.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.launcher.LibertyServer;
import org.switchboard.launcher.Workbench;

/** A trace follows a call from the page to the source system; without the setting, the server knows nothing of traces. */
@WithSwitchboard
class TracingStory {

    private static final Duration EXPORTED = Duration.ofSeconds(30);
    private static final String FEATURE = "mpTelemetry";

    @Test
    void trace_leads_from_the_page_to_the_source(Workbench workbench, Windows windows) throws IOException {
        JsonNode caller = new City(workbench).sample("healthy", 140);
        long customer = new Desk(workbench).idOf(caller);
        try (SpanCollector collector = new SpanCollector();
                HeardBilling billing = new HeardBilling();
                LibertyServer traced = workbench.beside(
                        "traced",
                        Map.of(
                                "SWITCHBOARD_CONFIG_DIR",
                                tracingOn(workbench.config()).toString(),
                                "SWITCHBOARD_TRACING_ENDPOINT",
                                collector.url().toString(),
                                "SWITCHBOARD_TRACING_DELAY",
                                "200",
                                "BILLING_URL",
                                billing.url().toString()))) {
            Page page = windows.open();
            page.navigate(traced.url().toString());
            new LoginPage(page).signIn(workbench.users().with("agent"));
            page.navigate(traced.url() + "agentdesk/desk.xhtml?customer=" + customer);

            String header = billing.traces().get(0);
            assertThat(header).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
            String trace = header.split("-")[1];
            await().atMost(EXPORTED).untilAsserted(() -> assertThat(collector.ofTrace(trace))
                    .extracting(Span::getName)
                    .anyMatch(name -> name.contains("desk.xhtml"))
                    .contains("customer view", "look-up account-balance"));
            List<Span> spans = collector.ofTrace(trace);
            Span request = only(spans, "desk.xhtml");
            Span view = only(spans, "customer view");
            Span lookUp = only(spans, "look-up account-balance");
            assertThat(SpanCollector.parentOf(request)).isEmpty();
            assertThat(SpanCollector.parentOf(view)).isEqualTo(SpanCollector.idOf(request));
            assertThat(SpanCollector.parentOf(lookUp)).isEqualTo(SpanCollector.idOf(view));
            assertThat(header.split("-")[2]).isEqualTo(SpanCollector.idOf(lookUp));
        }
        assertThat(Files.readString(workbench.server().directory().messages())).doesNotContain(FEATURE);
    }

    /** A copy of the settings, with the file where an operator puts it to switch tracing on. */
    private static Path tracingOn(Path config) throws IOException {
        Path copy = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "traced-config");
        try (Stream<Path> all = Files.walk(config)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(config.relativize(each).toString());
                Files.createDirectories(to.getParent());
                Files.copy(each, to);
            }
        }
        Files.createDirectories(copy.resolve("server"));
        Files.copy(copy.resolve("tracing/opentelemetry.xml"), copy.resolve("server/opentelemetry.xml"));
        return copy;
    }

    private static Span only(List<Span> spans, String name) {
        return spans.stream()
                .filter(span -> span.getName().contains(name))
                .findFirst()
                .orElseThrow();
    }
}
