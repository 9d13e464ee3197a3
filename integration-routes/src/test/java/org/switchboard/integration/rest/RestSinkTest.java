package org.switchboard.integration.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.FreePort;
import org.switchboard.integration.testing.OrderServer;
import org.switchboard.integration.testing.OrderServer.Received;
import org.switchboard.integration.testing.Site;
import org.switchboard.outbox.model.Destination;
import org.switchboard.outbox.model.MessageState;
import org.switchboard.outbox.model.OutboxMessage;

/** The Kamelets outbox-source and rest-sink against a real HTTP server. */
class RestSinkTest {

    private static final String ORDER = "{\"number\": \"WO 1/ä\", \"state\": \"assigned\"}";
    private static final Destination WORKS = new Destination("works", "work-order");

    @TempDir
    Path configuration;

    private OrderServer server;
    private Site site;

    @BeforeEach
    void aService() {
        server = new OrderServer();
        site = new Site(configuration);
    }

    @AfterEach
    void stop() {
        site.close();
        server.close();
    }

    @Test
    void message_is_sent_in_the_form_of_the_target_system() {
        site.with("works.jslt", "{\"ref\": .number, \"step\": .sequence, \"status\": .state}");
        site.with(
                "works.camel.yaml",
                route(
                        "works",
                        server.url("/orders/{number}"),
                        "method: PUT",
                        "mapping: works.jslt",
                        "authentication: basic",
                        "user: board",
                        "secret: 's:cret'"));
        site.start();
        assertThat(site.deliveries.declaredBy("works.camel.yaml")).isEqualTo(Set.of(WORKS));

        OutboxMessage message = site.deliveries.enqueue("works", "WO-1", 7, ORDER);

        awaitState(message, MessageState.DELIVERED);
        Received received = server.received().get(0);
        assertThat(received.method()).isEqualTo("PUT");
        assertThat(received.path()).isEqualTo("/orders/WO%201%2F%C3%A4");
        assertThat(received.body()).isEqualTo("{\"ref\":\"WO 1/ä\",\"step\":7,\"status\":\"assigned\"}");
        assertThat(received.header("Idempotency-key"))
                .isEqualTo(message.idempotencyKey().toString());
        assertThat(received.header("Authorization")).isEqualTo("Basic Ym9hcmQ6czpjcmV0");
    }

    @Test
    void failed_message_is_sent_again_with_the_same_idempotency_key() {
        server.answers(503, "", "").answers(408, "", "").answers(500, "", "");
        site.with("works.camel.yaml", route("works", server.url("/orders"), "idempotencyHeader: X-Message"));
        site.start();
        OutboxMessage message = site.deliveries.enqueue("works", "WO-1", 1, ORDER);
        awaitState(message, MessageState.DELIVERED);
        assertThat(server.received())
                .hasSize(4)
                .extracting(received -> received.header("X-message"))
                .containsOnly(message.idempotencyKey().toString());
    }

    @Test
    void refusal_is_kept_with_its_reason_and_blocks_only_its_own_key() {
        server.answers(
                422,
                "Content-Type: application/problem+json",
                "{\"title\": \"No\", \"detail\": \"There is no device X-1\"}");
        site.with("works.camel.yaml", route("works", server.url("/orders")));
        site.start();
        OutboxMessage refused = site.deliveries.enqueue("works", "WO-1", 1, ORDER);
        awaitState(refused, MessageState.REFUSED);
        OutboxMessage behind = site.deliveries.enqueue("works", "WO-1", 2, ORDER);
        OutboxMessage other = site.deliveries.enqueue("works", "WO-2", 1, ORDER);
        awaitState(other, MessageState.DELIVERED);
        assertThat(site.deliveries.find(refused).lastError())
                .contains(server.url("/orders") + " answers with HTTP status 422: There is no device X-1.");
        assertThat(site.deliveries.find(behind).state()).isEqualTo(MessageState.WAITING);
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void retry_after_of_the_service_is_respected() {
        server.answers(429, "Retry-After: 600", "slow down");
        site.with("works.camel.yaml", route("works", server.url("/orders")));
        site.start();
        OutboxMessage message = site.deliveries.enqueue("works", "WO-1", 1, ORDER);
        Site.await().until(() -> site.deliveries.find(message).attempts() == 1);
        OutboxMessage waiting = site.deliveries.find(message);
        assertThat(waiting.state()).isEqualTo(MessageState.WAITING);
        assertThat(waiting.nextAttemptAt().orElseThrow()).isAfter(Instant.now().plus(Duration.ofMinutes(5)));
        assertThat(waiting.lastError().orElseThrow()).endsWith("answers with HTTP status 429: slow down.");
    }

    @Test
    void hanging_service_delays_no_other_destination() {
        server.hangs();
        try (OrderServer other = new OrderServer()) {
            site.with("works.camel.yaml", route("works", server.url("/orders"), "readTimeout: 300"));
            site.with("other.camel.yaml", route("other", other.url("/orders"), "method: PATCH"));
            site.start();
            OutboxMessage stuck = site.deliveries.enqueue("works", "WO-1", 1, ORDER);
            List<OutboxMessage> quick = List.of(
                    site.deliveries.enqueue("other", "WO-1", 1, ORDER),
                    site.deliveries.enqueue("other", "WO-1", 2, ORDER));
            quick.forEach(message -> awaitState(message, MessageState.DELIVERED));
            assertThat(other.received()).extracting(Received::method).containsExactly("PATCH", "PATCH");
            Site.await().until(() -> site.deliveries.find(stuck).lastError().isPresent());
            assertThat(site.deliveries.find(stuck).lastError())
                    .contains(server.url("/orders") + " does not answer within the time limit.");
        }
    }

    @Test
    void unreachable_service_and_wrong_password_are_retried() {
        server.answers(401, "", "").answers(401, "", "");
        String away = "http://127.0.0.1:" + FreePort.find() + "/orders";
        site.with(
                "works.camel.yaml", route("works", server.url("/orders"), "authentication: bearer", "secret: 't0ken'"));
        site.with("away.camel.yaml", route("away", away));
        site.start();
        OutboxMessage refused = site.deliveries.enqueue("works", "WO-1", 1, ORDER);
        OutboxMessage lost = site.deliveries.enqueue("away", "WO-1", 1, ORDER);
        awaitState(refused, MessageState.DELIVERED);
        assertThat(server.received().get(2).header("Authorization")).isEqualTo("Bearer t0ken");
        Site.await().until(() -> site.deliveries.find(lost).attempts() > 1);
        assertThat(site.deliveries.find(lost).lastError()).contains("No connection to " + away + ".");
    }

    @Test
    void message_mapped_to_null_is_set_aside_and_a_failing_mapping_refuses_it() {
        site.with("works.jslt", "if (.state == \"cancelled\") null else {\"ref\": error(\"no number: \" + .number)}");
        site.with("works.camel.yaml", route("works", server.url("/orders"), "mapping: works.jslt"));
        site.start();
        OutboxMessage unwanted = site.deliveries.enqueue("works", "WO-1", 1, "{\"state\": \"cancelled\"}");
        OutboxMessage failing =
                site.deliveries.enqueue("works", "WO-2", 1, "{\"state\": \"assigned\", \"number\": \"?\"}");
        awaitState(unwanted, MessageState.SET_ASIDE);
        awaitState(failing, MessageState.REFUSED);
        assertThat(site.deliveries.find(failing).lastError().orElseThrow())
                .startsWith("works.jslt")
                .endsWith("no number: ?");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void status_configured_as_success_counts_as_delivered() {
        server.answers(409, "", "");
        site.with("works.camel.yaml", route("works", server.url("/orders"), "success: 200-299,409"));
        site.start();
        awaitState(site.deliveries.enqueue("works", "WO-1", 1, ORDER), MessageState.DELIVERED);
    }

    @Test
    void a_destination_belongs_to_one_route_and_ends_with_its_file() {
        site.with("works.camel.yaml", route("works", server.url("/orders")));
        site.with("zcopy.camel.yaml", route("works", server.url("/copies")).replace("id: works", "id: copy"));
        site.start();
        assertThat(site.files.all()).anySatisfy(file -> assertThat(file.fault())
                .contains("zcopy.camel.yaml: the messages for the destination works are delivered by a route of"
                        + " works.camel.yaml."));
        site.without("works.camel.yaml").scan();
        assertThat(site.deliveries.declaredBy("works.camel.yaml")).isEmpty();
    }

    private void awaitState(OutboxMessage message, MessageState state) {
        Site.await()
                .untilAsserted(
                        () -> assertThat(site.deliveries.find(message).state()).isEqualTo(state));
    }

    private static String route(String destination, String url, String... parameters) {
        return """
                - route:
                    id: %s
                    from:
                      uri: kamelet:outbox-source
                      parameters:
                        destination: %s
                        period: 20
                        firstPause: 10
                        longestPause: 50
                      steps:
                        - to:
                            uri: kamelet:rest-sink
                            parameters:
                              url: '%s'
                """.formatted(destination, destination, url)
                + String.join(
                        "",
                        List.of(parameters).stream()
                                .map(line -> " ".repeat(14) + line + "\n")
                                .toList());
    }
}
