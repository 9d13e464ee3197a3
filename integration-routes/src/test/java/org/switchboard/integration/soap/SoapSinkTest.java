package org.switchboard.integration.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.outbox.DeliveryRefused;
import org.switchboard.integration.testing.Site;
import org.switchboard.integration.testing.WorkService;
import org.switchboard.outbox.model.MessageState;
import org.switchboard.outbox.model.OutboxMessage;

/** The Kamelets outbox-source and soap-sink against a real JAX-WS service. */
class SoapSinkTest {

    private static final String ORDER = "{\"number\": \"WO-1\", \"state\": \"assigned\", \"crew\": \"<A> & B\"}";

    @TempDir
    Path configuration;

    private WorkService service;
    private Site site;

    @BeforeEach
    void aService() {
        service = new WorkService().on();
        site = new Site(configuration);
        site.with("works.jslt", """
                {"w:submitOrder": {"@xmlns:w": "urn:works", "number": .number, "state": .state, "crew": .crew}}""");
    }

    @AfterEach
    void stop() {
        site.close();
        service.close();
    }

    @Test
    void a_message_becomes_a_call_of_the_operation() {
        start("");
        OutboxMessage message = site.deliveries.enqueue("works", "WO-1", 1, ORDER);
        awaitState(message, MessageState.DELIVERED);
        assertThat(service.submitted()).containsExactly("WO-1 assigned <A> & B " + message.idempotencyKey());
    }

    @Test
    void temporary_failure_is_retried_with_the_same_key() {
        service.failsWith("The database is being backed up.");
        start("");
        OutboxMessage message = site.deliveries.enqueue("works", "WO-1", 1, ORDER);
        Site.await().until(() -> site.deliveries.find(message).attempts() > 1);
        assertThat(site.deliveries.find(message).state()).isEqualTo(MessageState.WAITING);
        assertThat(site.deliveries.find(message).lastError())
                .contains(service.url() + " answers with a fault: The database is being backed up.");
        service.failsWith("");
        awaitState(message, MessageState.DELIVERED);
        assertThat(service.submitted()).containsExactly("WO-1 assigned <A> & B " + message.idempotencyKey());
    }

    @Test
    void retry_after_of_a_fault_is_respected() {
        service.asksToRetryAfter("600");
        start("");
        awaitRetry(site.deliveries.enqueue("works", "WO-1", 1, ORDER), "Too many orders at once.");
    }

    @Test
    void service_closed_until_a_given_time_is_not_called_before() {
        start("");
        awaitState(site.deliveries.enqueue("works", "WO-1", 1, ORDER), MessageState.DELIVERED);
        String inTenMinutes = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(10));
        service.isClosed(503, inTenMinutes);
        awaitRetry(site.deliveries.enqueue("works", "WO-2", 1, ORDER), "answers with HTTP status 503.");
    }

    @Test
    void a_fault_of_the_client_is_a_refusal() {
        service.refusesWith("Client.Validation", "There is no crew <A> & B.");
        start("");
        OutboxMessage message = site.deliveries.enqueue("works", "WO-1", 1, ORDER);
        OutboxMessage behind = site.deliveries.enqueue("works", "WO-1", 2, ORDER);
        awaitState(message, MessageState.REFUSED);
        assertThat(site.deliveries.find(message).lastError())
                .contains(service.url() + " answers with a fault: There is no crew <A> & B.");
        assertThat(site.deliveries.find(behind).attempts()).isZero();
    }

    @Test
    void a_site_says_which_faults_are_refusals() {
        service.refusesWith("WMS-4711", "Unknown device.");
        start("refusals: WMS-4711");
        awaitState(site.deliveries.enqueue("works", "WO-1", 1, ORDER), MessageState.REFUSED);
    }

    @Test
    void message_to_an_unavailable_service_is_sent_after_recovery() {
        start("");
        service.off();
        OutboxMessage message = site.deliveries.enqueue("works", "WO-1", 1, ORDER);
        Site.await().until(() -> site.deliveries.find(message).lastError().isPresent());
        assertThat(site.deliveries.find(message).lastError().orElseThrow()).startsWith("No connection to ");
        service.on();
        awaitState(message, MessageState.DELIVERED);
    }

    @Test
    void json_is_written_as_the_xml_that_reads_back_to_it() throws Exception {
        assertThat(xml("""
                {"o:order": {"@xmlns:o": "urn:a", "@no": 7, "line": ["one", {"@x": "<\\"&>", "#text": "two"}], "none": null,
                  "yes": true, "text": "a<b\\u0007"}}"""))
                .isEqualTo(
                        "<o:order xmlns:o=\"urn:a\" no=\"7\"><line>one</line><line x=\"&lt;&quot;&amp;&gt;\">two</line>"
                                + "<yes>true</yes><text>a&lt;b</text></o:order>");
        assertThatThrownBy(() -> xml("{\"a\": 1, \"b\": 2}")).isInstanceOf(DeliveryRefused.class);
        assertThatThrownBy(() -> xml("{\"a><x\": 1}"))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessageContaining("cannot be the name");
    }

    private static String xml(String json) throws Exception {
        return XmlMessage.of(new ObjectMapper().readTree(json));
    }

    private void start(String parameter) {
        site.with("works.camel.yaml", """
                - route:
                    id: works
                    from:
                      uri: kamelet:outbox-source
                      parameters:
                        destination: works
                        period: 20
                        firstPause: 10
                        longestPause: 50
                      steps:
                        - to:
                            uri: kamelet:soap-sink
                            parameters:
                              wsdl: %s?wsdl
                              operation: submitOrder
                              mapping: works.jslt
                              %s
                """.formatted(service.url(), parameter));
        site.start();
    }

    private void awaitRetry(OutboxMessage message, String reason) {
        Site.await().until(() -> site.deliveries.find(message).attempts() == 1);
        OutboxMessage waiting = site.deliveries.find(message);
        assertThat(waiting.state()).isEqualTo(MessageState.WAITING);
        assertThat(waiting.lastError().orElseThrow()).endsWith(reason);
        assertThat(waiting.nextAttemptAt().orElseThrow())
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(5)), Instant.now().plus(Duration.ofMinutes(11)));
    }

    private void awaitState(OutboxMessage message, MessageState state) {
        Site.await()
                .untilAsserted(
                        () -> assertThat(site.deliveries.find(message).state()).isEqualTo(state));
    }
}
