package org.switchboard.integration.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.ListServer;
import org.switchboard.integration.testing.ListServer.Reply;
import org.switchboard.integration.testing.Site;
import org.switchboard.source.RecordType;

/**
 * One source hangs on each read, one sends too much, one is unreachable, one sends invalid data; the last one works.
 */
class NeighboursTest {

    private static final int ENOUGH = 30;

    @TempDir
    Path configuration;

    private final ListServer hanging = server();
    private final ListServer overloaded = server();
    private final ListServer malformed = server();
    private final ListServer well = server();
    private Site site;

    @BeforeEach
    void servers() {
        hanging.hangs();
        AtomicInteger number = new AtomicInteger();
        overloaded.answers(question -> Reply.json(IntStream.range(0, 2000)
                .mapToObj(i -> "{\"key\":\"f" + number.incrementAndGet() % 10_000 + "\",\"cause\":\"flood\"}")
                .collect(Collectors.joining(",", "[", "]"))));
        malformed.answers(question -> new Reply(200, "<html>", Map.of()));
        well.answers(question -> Reply.json("[{\"key\":\"w" + number.incrementAndGet() + "\",\"cause\":\"well\"}]"));
        site = new Site(configuration);
    }

    @AfterEach
    void stop() {
        hanging.close();
        site.close();
        overloaded.close();
        malformed.close();
        well.close();
    }

    @Test
    void hanging_overloaded_or_failing_source_delays_no_other_source() {
        site.with("hanging.camel.yaml", route("hanging", hanging.url(), 10))
                .with("flooding.camel.yaml", route("flooding", overloaded.url(), 1))
                .with("gone.camel.yaml", route("gone", "http://127.0.0.1:1/", 10))
                .with("garbled.camel.yaml", route("garbled", malformed.url(), 10))
                .with("well.camel.yaml", route("well", well.url(), 10))
                .start();

        Site.await().until(() -> !hanging.asked().isEmpty());
        int before = batches("well");
        Site.await().until(() -> batches("well") >= before + ENOUGH);
        assertThat(hanging.asked())
                .as("it hangs on its first read all the while")
                .hasSize(1);
        assertThat(batches("flooding")).isPositive();
        Site.await().untilAsserted(() -> {
            assertThat(site.feeds.failure(Site.feed("gone", RecordType.OUTAGE))).isPresent();
            assertThat(site.feeds.failure(Site.feed("garbled", RecordType.OUTAGE)))
                    .isPresent();
            assertThat(site.feeds.nextTry(Site.feed("gone", RecordType.OUTAGE)))
                    .as("who looks sees when it is tried again")
                    .isPresent();
        });
        assertThat(site.feeds.failure(Site.feed("well", RecordType.OUTAGE))).isEmpty();
    }

    private int batches(String source) {
        return (int) site.intake.batches().stream()
                .filter(batch -> batch.feed().source().equals(source))
                .count();
    }

    private static ListServer server() {
        try {
            return new ListServer();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String route(String source, String url, int period) {
        return """
                - route:
                    id: %1$s
                    from:
                      uri: kamelet:http-json-source
                      parameters:
                        url: %2$s
                        period: %3$d
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: %1$s
                              recordType: outage
                """.formatted(source, url, period);
    }
}
