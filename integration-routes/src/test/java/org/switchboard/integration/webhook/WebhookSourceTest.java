package org.switchboard.integration.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.Site;
import org.switchboard.integration.trial.RouteFileTrial;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.webhook.WebhookAnswer;
import org.switchboard.source.webhook.WebhookAnswer.Outcome;

/** The Kamelet webhook-source; how deliveries come in over the wire is the server's part, see WebhookStory. */
class WebhookSourceTest {

    private static final FeedId FEED = new FeedId("works", RecordType.CUSTOMER);
    private static final String SECRET = "a secret + of = 40 & some } characters";
    private static final String TWO = """
            {"delivery": "d-1", "events": [{"id": "C-1", "name": "李雷"}, {"id": "C-2", "name": "韩梅梅"}]}""";

    @TempDir
    Path configuration;

    private Site site;

    @BeforeEach
    void aRoute() {
        site = new Site(configuration);
        site.with("works.properties", "WORKS_SECRET=" + SECRET + "\n");
        site.with("works.jslt", "{\"key\": .id, \"name\": .name}");
        site.with("works.camel.yaml", route("id: /delivery\n        items: /events"))
                .start();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void signed_delivery_is_stored_before_the_answer() {
        WebhookAnswer answer = push(TWO);
        assertThat(answer.outcome()).isEqualTo(Outcome.STORED);
        assertThat(answer.accepted()).isEqualTo(2);
        assertThat(site.intake.byKey()).containsOnlyKeys("C-1", "C-2");
        assertThat(site.intake.text("C-1", "name")).isEqualTo("李雷");
        assertThat(site.intake.isOrderedByArrival()).isTrue();
    }

    @Test
    void delivery_to_a_paused_source_is_deferred_until_resumed() {
        site.paused.add("works");
        site.scan();
        assertThat(push(TWO).outcome()).isEqualTo(Outcome.NOT_NOW);
        assertThat(site.intake.byKey()).isEmpty();
        site.paused.clear();
        site.scan();
        assertThat(push(TWO).outcome()).isEqualTo(Outcome.STORED);
    }

    @Test
    void repeated_delivery_changes_nothing() {
        push(TWO);
        push(TWO.replace("d-1", "d-2").replace("韩梅梅", "韩梅"));
        assertThat(push(TWO).outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(site.intake.text("C-2", "name")).isEqualTo("韩梅");
    }

    @Test
    void delivery_with_invalid_signature_is_not_read_and_counted_at_the_feed() {
        assertThat(push(TWO, Map.of("X-Hub-Signature-256", "sha256=" + "0".repeat(64)))
                        .outcome())
                .isEqualTo(Outcome.UNSIGNED);
        assertThat(push(TWO, Map.of()).outcome()).isEqualTo(Outcome.UNSIGNED);
        assertThat(site.intake.batches()).isEmpty();
        Site.await().untilAsserted(() -> assertThat(site.feeds.noteOf(FEED)).hasValueSatisfying(note -> assertThat(note)
                .startsWith("2 deliveries were refused since the route began")
                .endsWith(": it had no X-Hub-Signature-256.")
                .doesNotContain(SECRET)));
        assertThat(site.feeds.failure(FEED)).isEmpty();
    }

    @Test
    void signed_invalid_record_is_rejected_with_its_field() {
        WebhookAnswer noJson = push("{\"delivery\": ");
        assertThat(noJson.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(noJson.first().map(FieldProblem::reason))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("is not JSON: "));
        WebhookAnswer noList = push("{\"delivery\": \"d-3\", \"event\": []}");
        assertThat(noList.rejected()).isEqualTo(1);
        assertThat(noList.first())
                .contains(new FieldProblem("/events", null, "a list of records or a record is needed here"));
        assertThat(site.intake.records()).hasSize(2).allMatch(record -> record.failure()
                .isPresent());
    }

    @Test
    void delivery_during_a_database_failure_is_deferred_and_the_failure_is_reported() {
        site.intake.makeUnavailable();
        assertThat(push(TWO).outcome()).isEqualTo(Outcome.NOT_NOW);
        assertThat(site.feeds.failure(FEED)).contains("The database is away.");
        site.intake.makeAvailable();
        assertThat(push(TWO).outcome()).isEqualTo(Outcome.STORED);
        assertThat(site.feeds.failure(FEED)).isEmpty();
    }

    @Test
    void body_over_the_limit_is_refused_unread() {
        assertThat(push("{\"events\": \"" + "x".repeat(2000) + "\"}").outcome()).isEqualTo(Outcome.TOO_LARGE);
        assertThat(site.intake.batches()).isEmpty();
    }

    @Test
    void webhook_exists_while_its_route_file_exists() {
        site.without("works.camel.yaml").scan();
        assertThat(push(TWO).outcome()).as("it may only be replaced").isEqualTo(Outcome.NOT_NOW);
        Site.await().untilAsserted(() -> assertThat(push(TWO).outcome()).isEqualTo(Outcome.NO_SUCH_WEBHOOK));
        site.with("works.camel.yaml", route("items: /events")).scan();
        assertThat(push(TWO).outcome()).isEqualTo(Outcome.STORED);
    }

    @Test
    void webhook_is_unavailable_rather_than_unknown_before_route_files_are_read() {
        try (Site starting = new Site(configuration)) {
            assertThat(push(starting, TWO, Map.of()).outcome()).isEqualTo(Outcome.NOT_NOW);
        }
    }

    @Test
    void second_route_with_the_same_webhook_is_refused() {
        site.with("other.camel.yaml", route("").replace("id: works", "id: other"))
                .scan();
        assertThat(site.files.fault("other.camel.yaml")).hasValueSatisfying(fault -> assertThat(fault)
                .contains("another route has the webhook works open already"));
        assertThat(push(TWO).outcome()).isEqualTo(Outcome.STORED);
    }

    @Test
    void short_secret_and_unsigned_time_are_refused_without_showing_the_secret() {
        site.with("works.properties", "WORKS_SECRET=too short\n");
        site.with("works.camel.yaml", route("items: ''")).scan();
        assertThat(site.files.fault("works.camel.yaml")).hasValueSatisfying(fault -> assertThat(fault)
                .contains("the parameter secret of the Kamelet webhook-source cannot be that")
                .doesNotContain("too short"));
        site.with("works.properties", "WORKS_SECRET=" + SECRET + "\n");
        site.with("works.camel.yaml", route("timestampHeader: X-Time")).scan();
        assertThat(site.files.fault("works.camel.yaml")).hasValueSatisfying(fault -> assertThat(fault)
                .contains("a time that is not signed proves nothing")
                .doesNotContain(SECRET));
    }

    @Test
    void trial_reports_that_a_delivery_is_needed() throws Exception {
        assertThat(new RouteFileTrial(configuration, configuration.resolve("sources/works.camel.yaml"))
                        .read(1, Duration.ofSeconds(20))
                        .failure())
                .contains("A webhook cannot be asked for records: it is tried by a delivery to /webhooks/works once the"
                        + " file is in force.");
        assertThat(push(TWO).outcome()).isEqualTo(Outcome.STORED);
    }

    private WebhookAnswer push(String body) {
        return push(body, Map.of("X-Hub-Signature-256", "sha256=" + SignedBody.hex("HmacSHA256", SECRET, body)));
    }

    private WebhookAnswer push(String body, Map<String, String> headers) {
        return push(site, body, headers);
    }

    private static WebhookAnswer push(Site site, String body, Map<String, String> headers) {
        try {
            return site.routes.deliver("works", new PushedDelivery(headers, body.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String route(String options) {
        return """
                - route:
                    id: works
                    from:
                      uri: kamelet:webhook-source
                      parameters:
                        name: works
                        secret: '{{WORKS_SECRET}}'
                        largestBody: 2000
                        %s
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: works
                              recordType: customer
                              mapping: works.jslt
                """.formatted(options);
    }
}
