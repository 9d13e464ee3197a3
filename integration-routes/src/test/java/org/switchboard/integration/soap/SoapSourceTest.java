package org.switchboard.integration.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.Site;
import org.switchboard.integration.testing.WorkService;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/** The Kamelet soap-source against a real JAX-WS service. */
class SoapSourceTest {

    private static final FeedId FEED = new FeedId("works", RecordType.WORK_ORDER_STATUS);

    @TempDir
    Path configuration;

    private WorkService service;
    private Site site;

    @BeforeEach
    void aService() {
        service = new WorkService();
        site = new Site(configuration);
        site.with(
                "works.jslt", "{\"key\": .\"@number\", \"changedAt\": .changedAt, \"state\": .state, \"crew\": .crew}");
    }

    @AfterEach
    void stop() {
        site.close();
        service.close();
    }

    @Test
    void elements_of_the_answer_become_records() {
        service.holds("W-1", "open", "2026-07-01T08:00:00Z")
                .holds("W-2", "done <&>", "2026-07-01T09:00:00Z")
                .on();
        site.with("works.camel.yaml", route("")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("W-1", "W-2"));
        assertThat(site.intake.byKey().get("W-1"))
                .hasToString("{\"key\":\"W-1\",\"changedAt\":\"2026-07-01T08:00:00Z\",\"state\":\"open\"}");
        assertThat(site.intake.text("W-2", "state")).isEqualTo("done <&>");
    }

    @Test
    void change_field_requests_only_changes_since_the_overlap() {
        service.holds("W-1", "open", "2026-07-01T08:00:00Z").on();
        site.with("works.camel.yaml", route("changed: changedAt\n        overlap: 60"))
                .start();
        Site.await().until(() -> service.asked().contains("2026-07-01T07:59:00Z"));
        assertThat(service.asked().get(0)).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(site.feeds.watermark(FEED)).contains("2026-07-01T08:00:00Z");
        service.holds("W-2", "open", "2026-07-01T07:59:30Z").holds("W-3", "open", "2026-07-01T10:00:00Z");
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsOnlyKeys("W-1", "W-2", "W-3"));
        Site.await().untilAsserted(() -> assertThat(site.feeds.watermark(FEED)).contains("2026-07-01T10:00:00Z"));
    }

    @Test
    void page_that_could_not_be_stored_is_requested_again() {
        service.holds("W-1", "open", "2026-07-01T08:00:00Z").on();
        site.intake.makeUnavailable();
        site.with("works.camel.yaml", route("changed: changedAt")).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED)).contains("The database is away."));
        assertThat(site.feeds.watermark(FEED)).isEmpty();
        site.intake.makeAvailable();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("W-1"));
    }

    @Test
    void fault_is_reported_with_its_text_and_the_route_recovers() {
        service.holds("W-1", "open", "2026-07-01T08:00:00Z")
                .failsWith("the night batch is running")
                .on();
        site.with("works.camel.yaml", route("")).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .contains(service.url() + " answers with a fault: the night batch is running."));
        service.failsWith("");
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("W-1"));
        assertThat(site.feeds.failure(FEED)).isEmpty();
    }

    @Test
    void unreachable_or_lost_service_is_reported_and_reconnected() {
        service.holds("W-1", "open", "2026-07-01T08:00:00Z");
        site.with("works.camel.yaml", route("")).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .contains("No connection to " + service.url() + "?wsdl: Connection refused."));
        service.on();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("W-1"));
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED)).isEmpty());
        service.off();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .contains("No connection to " + service.url() + ": Connection refused."));
        service.on().holds("W-2", "open", "2026-07-01T08:00:00Z");
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("W-2"));
    }

    @Test
    void service_that_never_answers_is_abandoned_within_the_time_limit() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + silent.getLocalPort();
            site.with("works.camel.yaml", route("readTimeout: 300").replace(service.url(), url))
                    .start();
            Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                    .contains(url + "?wsdl does not answer within the time limit."));
        }
    }

    @Test
    void basic_authentication_works_and_a_wrong_password_is_reported() throws IOException {
        service.holds("W-1", "open", "2026-07-01T08:00:00Z").on();
        Path description = description();
        service.off();
        service.guarded().on();
        String route = route("security: basic\n        user: works\n        password: '{{WORKS_PASSWORD}}'")
                .replace(service.url() + "?wsdl", description.toString());
        site.with("works.properties", "WORKS_PASSWORD=wrong\n");
        site.with("works.camel.yaml", route).start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .contains(service.url() + " refuses our user or password."));
        site.with("works.properties", "WORKS_PASSWORD=" + WorkService.PASSWORD + "\n")
                .scan();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("W-1"));
    }

    /** The WSDL as a site got it by e-mail. */
    private Path description() throws IOException {
        Path file = configuration.resolve("works.wsdl");
        for (String part : new String[] {"?wsdl", "?xsd=1"}) {
            String text;
            try (var in = java.net.URI.create(service.url() + part).toURL().openStream()) {
                text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            }
            Path target = part.equals("?wsdl") ? file : configuration.resolve("works.xsd");
            Files.writeString(target, text.replace(service.url() + "?xsd=1", "works.xsd"));
        }
        return file;
    }

    @Test
    void a_username_token_goes_with_the_request_as_text_or_as_digest() {
        service.holds("W-1", "open", "2026-07-01T08:00:00Z").on();
        site.with("works.properties", "WORKS_PASSWORD=" + WorkService.PASSWORD + "\n");
        String text = "security: username-token\n        user: works\n        password: '{{WORKS_PASSWORD}}'";
        site.with("works.camel.yaml", route(text)).start();
        Site.await().untilAsserted(() -> assertThat(service.tokens())
                .contains("works PasswordText " + WorkService.PASSWORD));
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("W-1"));
        site.with("works.camel.yaml", route(text.replace("username-token", "username-token-digest")))
                .scan();
        Site.await().untilAsserted(() -> assertThat(service.tokens())
                .anySatisfy(token -> assertThat(token).matches("works PasswordDigest [A-Za-z0-9+/]{27}=")));
    }

    @Test
    void invalid_xml_entity_expansion_and_external_entities_are_reported_without_effect() throws IOException {
        service.holds("W-1", "open", "2026-07-01T08:00:00Z").on();
        Path secret = Files.writeString(configuration.resolve("secret.txt"), "the password of the king");
        for (String malformed : new String[] {
            "<html>busy</html>",
            "nothing of the kind",
            "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>",
            "<!DOCTYPE b [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>" + envelope("&b;"),
            "<!DOCTYPE b [<!ENTITY b SYSTEM \"" + secret.toUri() + "\">]>" + envelope("&b;")
        }) {
            site.feeds.mended(FEED);
            site.with("works.camel.yaml", route("address: " + service.answering(malformed)));
            if (site.routes.isRunning()) {
                site.scan();
            } else {
                site.start();
            }
            Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                    .as(malformed)
                    .hasValueSatisfying(reason ->
                            assertThat(reason).endsWith(".").doesNotContain("king", "Exception", "org.apache")));
        }
        assertThat(site.intake.received()).isZero();
        site.with("works.camel.yaml", route("")).scan();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).containsKey("W-1"));
    }

    private static String envelope(String state) {
        return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
                + "<w:listOrdersResponse xmlns:w=\"urn:works\"><order number=\"W-9\"><state>" + state
                + "</state></order></w:listOrdersResponse></soap:Body></soap:Envelope>";
    }

    @Test
    void operation_missing_from_the_wsdl_is_reported() {
        service.on();
        site.with("works.camel.yaml", route("").replace("operation: listOrders", "operation: listOrder"))
                .start();
        Site.await().untilAsserted(() -> assertThat(site.feeds.failure(FEED))
                .contains(service.url() + "?wsdl describes no operation listOrder."));
    }

    @Test
    void large_answer_is_read_completely() {
        IntStream.range(0, 20_000).forEach(i -> service.holds("W-" + i, "open", "2026-07-01T08:00:00Z"));
        service.on();
        site.with("works.camel.yaml", route("changed: changedAt")).start();
        Site.await().untilAsserted(() -> assertThat(site.intake.byKey()).hasSize(20_000));
    }

    private String route(String option) {
        return """
                - route:
                    id: works
                    from:
                      uri: kamelet:soap-source
                      parameters:
                        wsdl: %s?wsdl
                        operation: listOrders
                        request: '<w:listOrders xmlns:w="urn:works"><since>{since}</since></w:listOrders>'
                        record: order
                        period: 100
                        %s
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: works
                              recordType: work-order-status
                              mapping: works.jslt
                """.formatted(service.url(), option);
    }
}
