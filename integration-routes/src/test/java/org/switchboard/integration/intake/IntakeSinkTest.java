package org.switchboard.integration.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.Site;
import org.switchboard.source.RecordType;
import org.switchboard.source.intake.IntakeBatch;
import org.switchboard.source.intake.SourceRecord;
import org.switchboard.source.model.FeedId;

/** The Kamelet intake-sink: every form of records, batches, watermarks, failures of one record. */
class IntakeSinkTest {

    private static final String ROUTE = """
            - route:
                id: crm
                from:
                  uri: direct:records
                  steps:
                    - to:
                        uri: kamelet:intake-sink
                        parameters:
                          source: crm
                          recordType: customer
            """;

    @TempDir
    Path configuration;

    private Site site;

    @BeforeEach
    void aSite() {
        site = new Site(configuration);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void maps_texts_bytes_and_lists_of_them_are_records() {
        site.with("crm.camel.yaml", ROUTE).start();
        send(Map.of("key", "map"));
        send("{\"key\": \"text\"}");
        send("[{\"key\": \"list-1\"}, {\"key\": \"list-2\"}]");
        send("{\"key\": \"line-1\"}\n{\"key\": \"line-2\"}\n");
        send("{\"key\": \"bytes\"}".getBytes(StandardCharsets.UTF_8));
        send(List.of(Map.of("key", "mixed-1"), "{\"key\": \"mixed-2\"}"));
        send(Stream.of(Map.of("key", "iterator")).iterator());
        assertThat(site.intake.byKey().keySet())
                .containsExactlyInAnyOrder(
                        "map",
                        "text",
                        "list-1",
                        "list-2",
                        "line-1",
                        "line-2",
                        "bytes",
                        "mixed-1",
                        "mixed-2",
                        "iterator");
    }

    @Test
    void empty_message_counts_as_a_success_of_the_feed() {
        site.with("crm.camel.yaml", ROUTE).start();
        send(List.of());
        send(null);
        send("");
        assertThat(site.intake.batches()).hasSize(3).allMatch(batch -> batch.records()
                .isEmpty());
    }

    @Test
    void text_that_is_no_json_is_a_failed_record_and_kept_whole() {
        site.with("crm.camel.yaml", ROUTE).start();
        send("<html>busy</html>");
        assertThat(site.intake.records()).singleElement().satisfies(record -> {
            assertThat(record.original().asText()).isEqualTo("<html>busy</html>");
            assertThat(record.failure())
                    .hasValueSatisfying(failure -> assertThat(failure.reason()).startsWith("is not JSON"));
        });
    }

    @Test
    void long_lists_go_in_batches_and_the_watermark_with_the_last() {
        site.with("crm.camel.yaml", ROUTE).start();
        Object[] records = IntStream.range(0, 4500)
                .mapToObj(number -> Map.of("key", String.valueOf(number)))
                .toArray();
        site.routes
                .caller()
                .orElseThrow()
                .sendBodyAndHeader("direct:records", Arrays.asList(records), IntakeHeaders.WATERMARK, "4500");
        assertThat(site.intake.batches())
                .extracting(batch -> batch.records().size(), IntakeBatch::watermark)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2000, Optional.empty()),
                        org.assertj.core.groups.Tuple.tuple(2000, Optional.empty()),
                        org.assertj.core.groups.Tuple.tuple(500, Optional.of("4500")));
    }

    @Test
    void a_mapping_that_fails_on_one_record_stops_no_other() {
        site.with("m.jslt", "{\"key\": if (.id) .id else error(\"no id\")}");
        site.with("crm.camel.yaml", ROUTE + "              mapping: m.jslt\n").start();
        Map<String, Object> recordWithoutId = new HashMap<>();
        recordWithoutId.put("id", null);
        send(List.of(Map.of("id", "a"), recordWithoutId, Map.of("id", "b")));
        assertThat(site.intake.byKey().keySet()).containsExactly("a", "b");
        assertThat(site.intake.records()).hasSize(3);
        assertThat(site.intake.records().stream().flatMap((SourceRecord record) -> record.failure().stream()))
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure.reason()).contains("m.jslt").contains("no id"));
        assertThat(site.intake.batches().get(0).mapping()).contains("m.jslt");
    }

    @Test
    void feed_name_of_the_route_is_used() {
        site.with("crm.camel.yaml", ROUTE + "              feed: customer-archive\n")
                .start();
        send(Map.of("key", "a"));
        assertThat(site.intake.batches()).singleElement().satisfies(batch -> assertThat(batch.feed())
                .isEqualTo(new FeedId("crm", "customer-archive", RecordType.CUSTOMER)));
    }

    private void send(Object body) {
        site.routes.caller().orElseThrow().sendBody("direct:records", body);
    }
}
