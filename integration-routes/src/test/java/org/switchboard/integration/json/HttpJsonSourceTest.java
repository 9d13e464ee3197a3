package org.switchboard.integration.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
import org.switchboard.source.model.FeedId;

/** The Kamelet http-json-source against a real HTTP server. */
class HttpJsonSourceTest {

    private static final FeedId FEED = new FeedId("maps", RecordType.OUTAGE);
    private static final int ALL = 25;
    private static final int PAGE = 10;

    @TempDir
    Path configuration;

    private ListServer server;
    private Site site;

    @BeforeEach
    void aSiteAndAServer() throws IOException {
        server = new ListServer();
        site = new Site(configuration);
        site.with("maps.jslt", "{\"key\": string(.id), \"cause\": .cause}");
        site.with("maps.properties", "MAPS_SECRET = s3cret&more\n");
    }

    @AfterEach
    void stop() {
        site.close();
        server.close();
    }

    @Test
    void list_without_change_parameter_is_read_whole_each_time() {
        server.answers(question -> Reply.json("[{\"id\": 1, \"cause\": \"tree\"}, {\"id\": 2}]"));
        start("query: 'status=open,area=a b+c'");
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("1", "2"));
        assertThat(site.intake.text("1", "cause")).isEqualTo("tree");
        assertThat(server.asked().get(0).parameters()).isEqualTo(Map.of("status", "open", "area", "a b+c"));
        assertThat(server.asked().get(0).path()).isEqualTo("/api/outages");
        Site.await().until(() -> site.intake.batches().size() > 2);
    }

    @Test
    void empty_list_counts_as_a_success_of_the_feed() {
        start("items: ''");
        Site.await().until(() -> site.intake.batches().size() > 1);
        assertThat(site.intake.received()).isZero();
    }

    @Test
    void pages_are_followed_by_the_link_in_the_answer() {
        server.answers(question -> {
            int offset = question.number("offset", 0);
            String next = offset + PAGE < ALL ? "\"/api/outages?offset=" + (offset + PAGE) + "\"" : "null";
            return Reply.json("{\"data\": {\"items\": " + items(offset) + "}, \"links\": {\"next\": " + next + "}}");
        });
        start("items: /data/items", "paging: next-link", "nextLink: /links/next");
        assertAllRead();
    }

    @Test
    void pages_are_followed_by_the_header_link() {
        server.answers(question -> {
            int offset = question.number("offset", 0);
            String first = "<" + server.url() + ">; rel=\"first\"";
            String next = ", <" + server.url() + "?offset=" + (offset + PAGE) + ">; title=\"a, b\"; rel=\"x next\"";
            return Reply.json(items(offset)).with("Link", first + (offset + PAGE < ALL ? next : ""));
        });
        start("paging: next-link");
        assertAllRead();
    }

    @Test
    void pages_are_counted_until_one_is_empty() {
        server.answers(question -> Reply.json(items((question.number("page", 1) - 1) * PAGE)));
        start("paging: page-number");
        assertAllRead();
        assertThat(server.asked().subList(0, 4))
                .extracting(question -> question.parameters().get("page"))
                .containsExactly("1", "2", "3", "4");
    }

    @Test
    void pages_are_counted_until_one_is_not_full_where_the_size_is_known() {
        server.answers(question -> Reply.json(items(question.number("offset", 0))));
        start(
                "paging: page-number",
                "pageParameter: offset",
                "firstPage: 0",
                "pageStep: 10",
                "sizeParameter: limit",
                "pageSize: 10");
        assertAllRead();
        assertThat(server.asked().subList(0, 4))
                .extracting(question -> question.parameters().get("offset"))
                .containsExactly("0", "10", "20", "0");
        assertThat(server.asked().get(0).parameters()).containsEntry("limit", "10");
    }

    @Test
    void pages_are_followed_by_a_cursor() {
        server.answers(question -> {
            int offset = question.number("after", 0);
            String next = offset + PAGE < ALL ? ", \"meta\": {\"next\": \"" + (offset + PAGE) + "\"}" : "";
            return Reply.json("{\"items\": " + items(offset) + next + "}");
        });
        start("items: /items", "paging: cursor", "cursorParameter: after", "cursor: /meta/next");
        assertAllRead();
    }

    @Test
    void only_changes_since_the_overlap_are_requested() {
        server.answers(question -> Reply.json(
                question.parameters().containsKey("since")
                        ? "[]"
                        : "[{\"id\": 1, \"at\": \"2024-01-01T01:00:00Z\"}, {\"id\": 2, \"at\": \"2024-01-01T00:30:00+01:00\"},"
                                + " {\"id\": 3, \"at\": \"2999-01-01T00:00:00Z\"}]"));
        start("sinceParameter: since", "changedField: /at", "overlap: 60");
        Site.await().until(() -> server.asked().size() > 2);
        assertThat(site.feeds.watermark(FEED)).contains("2024-01-01T01:00:00Z");
        assertThat(server.asked().get(0).parameters()).isEmpty();
        assertThat(server.asked().get(1).parameters()).containsEntry("since", "2024-01-01T00:59:00Z");
    }

    @Test
    void timestamps_can_be_numbers() {
        server.answers(question -> Reply.json("[{\"id\": 1, \"at\": 1700000000}]"));
        start("sinceParameter: since", "changedField: /at", "sinceForm: epoch-seconds", "overlap: 0");
        Site.await().until(() -> server.asked().size() > 1);
        assertThat(server.asked().get(1).parameters()).containsEntry("since", "1700000000");
    }

    @Test
    void credentials_are_sent_to_the_service_only() {
        assertThat(authorization("authentication: basic", "user: me", "secret: '{{MAPS_SECRET}}'"))
                .containsEntry("Authorization", "Basic bWU6czNjcmV0Jm1vcmU=");
        assertThat(authorization("authentication: bearer", "secret: '{{MAPS_SECRET}}'"))
                .containsEntry("Authorization", "Bearer s3cret&more");
        assertThat(authorization("authentication: api-key", "apiKeyHeader: X-Key", "secret: '{{MAPS_SECRET}}'"))
                .containsEntry("X-Key", "s3cret&more")
                .doesNotContainKey("Authorization");
    }

    @Test
    void next_page_on_another_server_is_not_requested() throws IOException {
        try (ListServer other = new ListServer()) {
            for (String elsewhere : List.of(other.url(), "https://127.0.0.1/x", "file:///etc/passwd", "http://me@h/")) {
                server.answers(question -> Reply.json("{\"items\": [{\"id\": 1}], \"next\": \"" + elsewhere + "\"}"));
                start("items: /items", "paging: next-link", "nextLink: /next", "authentication: bearer", "secret: x");
                assertFailure("The next page is said to be on another server");
            }
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void circular_page_links_are_detected() {
        server.answers(question -> Reply.json("{\"items\": " + items(question.number("p", 0) % 20) + ", \"next\": \"?p="
                + (question.number("p", 0) == 1 ? 2 : 1) + "\"}"));
        start("items: /items", "paging: next-link", "nextLink: /next");
        assertFailure("The pages repeat: ");
        server.answers(question -> Reply.json("[{\"id\": 1}]"));
        start("paging: page-number");
        assertFailure("The first two pages are the same");
    }

    @Test
    void service_that_repeats_its_last_page_behind_the_end_is_read() {
        int last = 2;
        server.answers(question -> Reply.json(items((Math.min(question.number("page", 1), last) - 1) * PAGE)));
        start("paging: page-number", "completeList: true");
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).hasSize(last * PAGE));
        int before = server.asked().size();
        Site.await().until(() -> server.asked().size() > before + last + 1);
        assertThat(site.feeds.failure(FEED)).isEmpty();
    }

    @Test
    void poll_is_limited_in_pages_and_bytes() {
        server.answers(question -> Reply.json("[{\"id\": " + question.number("page", 1) + "}]"));
        start("paging: page-number", "pageLimit: 5");
        assertFailure("The list has more than the 5 pages that it may have.");
        server.answers(question -> Reply.json("[{\"id\": \"" + "x".repeat(200_000) + "\"}]"));
        start("bodyLimit: 100000");
        assertFailure("The answer is longer than the 100000 bytes that it may have.");
    }

    @Test
    void answer_that_is_no_list_is_reported_in_one_sentence_and_the_route_recovers() {
        server.answers(question -> Reply.json("{\"items\": [{\"id\": 1}]}"));
        start("items: ''");
        assertFailure("The answer is no list; the parameter items must say where in it the list is.");
        assertReports(Reply.json("{\"items\": 5, \"broken"), "The answer is not JSON");
        assertReports(
                Reply.json("<html>").with("Content-Type", "text/html; charset=utf-8"),
                "The answer is a web page and not JSON");
        assertReports(Reply.json(""), "The answer is empty.");
        assertReports(new Reply(500, "[]", Map.of()), "The answer was HTTP status 500.");
        assertReports(
                new Reply(401, "[]", Map.of()),
                "The answer was HTTP status 401: the user, password or key is not accepted.");
        assertReports(new Reply(302, "", Map.of("Location", "http://127.0.0.1:1/")), "The answer was HTTP status 302.");
        server.answers(question -> Reply.json("[{\"id\": 1}]"));
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("1"));
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED)).isEmpty());
    }

    @Test
    void hanging_service_is_abandoned_within_the_time_limit_and_unreachable_service_is_reported() {
        server.hangs();
        start("readTimeout: 300");
        assertFailure("No answer within the time limit");
        server.close();
        assertFailure("The connection was refused");
    }

    @Test
    void record_missing_from_a_complete_list_is_deleted() {
        server.answers(question -> Reply.json(items((question.number("page", 1) - 1) * PAGE)));
        start("paging: page-number", "completeList: true");
        assertAllRead();
        server.answers(question -> Reply.json(
                question.number("page", 1) > 1
                        ? "[]"
                        : items(0).replace("{\"id\":3}", "{\"id\":99}").replace("{\"id\":4},", "")));
        start("paging: page-number", "completeList: true", "sweepLimit: 90");
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey())
                .containsOnlyKeys("0", "1", "2", "99", "5", "6", "7", "8", "9"));
    }

    @Test
    void record_that_moves_between_pages_while_they_are_read_is_not_deleted() {
        AtomicInteger polls = new AtomicInteger();
        server.answers(question -> {
            int page = question.number("page", 1);
            int poll = page == 1 ? polls.incrementAndGet() : polls.get();
            String all = items((page - 1) * PAGE);
            return Reply.json(poll % 2 == 0 ? all.replace("{\"id\":4},", "") : all);
        });
        start("paging: page-number", "completeList: true", "sweepLimit: 90");
        assertAllRead();
        Site.await().until(() -> polls.get() > 7);
        assertThat(site.intake.byKey()).hasSize(ALL);
    }

    @Test
    void nearly_empty_list_deletes_nothing() {
        server.answers(question -> Reply.json(items(0)));
        start("completeList: true");
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).hasSize(PAGE));
        int before = server.asked().size();
        server.answers(question -> Reply.json("[]"));
        Site.await().until(() -> server.asked().size() > before + 3);
        assertThat(site.intake.byKey()).hasSize(PAGE);
    }

    @Test
    void contradictory_parameters_are_reported_when_the_route_is_loaded() {
        assertFault("needs the parameter secret", "authentication: bearer");
        assertFault("needs the parameter user", "authentication: basic", "secret: x");
        assertFault("Paging by cursor needs the parameter cursor", "paging: cursor");
        assertFault("both sinceParameter and changedField", "sinceParameter: since");
        assertFault(
                "A list of only what is new is not complete",
                "sinceParameter: since",
                "changedField: /at",
                "completeList: true");
    }

    private Map<String, String> authorization(String... options) {
        start(options);
        int before = server.asked().size();
        Site.await().until(() -> server.asked().size() > before + 1);
        return server.asked().get(server.asked().size() - 1).headers();
    }

    private void assertAllRead() {
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).hasSize(ALL));
        Site.await().until(() -> site.intake.received() > ALL);
        assertThat(site.feeds.failure(FEED)).isEmpty();
    }

    private void assertFailure(String sentence) {
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith(sentence)));
    }

    /** Begins anew each time, since failures make the pauses between polls longer. */
    private void assertReports(Reply reply, String sentence) {
        server.answers(question -> reply);
        start("pageLimit: " + (100 + server.asked().size()));
        assertFailure(sentence);
    }

    private void assertFault(String reason, String... options) {
        start(options);
        assertThat(site.files.fault("maps.camel.yaml"))
                .hasValueSatisfying(reported -> assertThat(reported).contains(reason));
    }

    private static String items(int from) {
        return IntStream.range(from, Math.min(from + PAGE, ALL))
                .mapToObj(id -> "{\"id\":" + id + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private boolean started;

    /** Brings the route into force, in place of the one before. */
    private void start(String... options) {
        site.with("maps.camel.yaml", route(options));
        if (started) {
            site.scan();
        } else {
            site.start();
            started = true;
        }
    }

    private String route(String... options) {
        return """
                - route:
                    id: maps
                    from:
                      uri: kamelet:http-json-source
                      parameters:
                        url: %s
                        period: 100
                        %s
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: maps
                              recordType: outage
                              mapping: maps.jslt
                """.formatted(server.url(), String.join("\n        ", options));
    }
}
