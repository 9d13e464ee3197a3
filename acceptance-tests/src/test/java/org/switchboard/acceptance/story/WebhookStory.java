package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** A work-management system pushes what it knows, signed, to an address that a route file opens. */
@WithSwitchboard
class WebhookStory {

    private static final String SOURCE = "story-webhook";
    private static final List<String> FILES =
            List.of(SOURCE + ".camel.yaml", SOURCE + ".properties", SOURCE + "/customer.jslt");
    private static final String SECRET = "a secret of the story, 32 long!!";
    private static final String TWO = """
            {"delivery": "%s", "events": [{"id": "C-1", "name": "李雷"}, {"id": "C-2", "name": "%s"}]}""";

    private static final String DELETIONS = """
            {"key": "C-1", "deleted": true}
            {"key": "C-2", "deleted": true}
            """;

    /** The limit is five seconds; the rest is tolerance for a busy machine. The measured time is in the log. */
    private static final Duration LIVE = Duration.ofSeconds(60);

    private SourceFolderOnDisk folder;
    private Api integrator;
    private HttpClient client;
    private URI address;

    @BeforeEach
    void begin(Workbench running) throws IOException {
        folder = new SourceFolderOnDisk(running);
        integrator = Api.as("integrator", running);
        client = running.server().client();
        address = running.server().url().resolve("/webhooks/" + SOURCE);
        folder.write(SOURCE + ".properties", "STORY_WEBHOOK_SECRET=" + SECRET + "\n");
        folder.write(SOURCE + "/customer.jslt", "{\"key\": .id, \"name\": .name}");
    }

    /** Nobody is to find these customers afterwards. */
    @AfterEach
    void takeAway() {
        FILES.forEach(folder::remove);
        integrator.postLines("intake/" + SOURCE + "/customer", DELETIONS).ok();
    }

    @Test
    void route_file_adds_a_webhook_for_signed_requests_only_and_its_removal_removes_the_webhook() {
        assertThat(pushed(TWO.formatted("d-1", "韩梅梅")).statusCode())
                .as("before there is a file")
                .isEqualTo(404);
        long began = System.nanoTime();
        folder.write(SOURCE + ".camel.yaml", route());
        Desk.await("the webhook is open", LIVE)
                .untilAsserted(
                        () -> assertThat(push("{}", "sha256=00").statusCode()).isEqualTo(401));
        Measured.log("a webhook is open after", Measured.since(began));

        wrongSignatureIsRefused();
        signedDeliveryIsStoredBeforeTheAnswer();
        invalidFieldIsReported();

        began = System.nanoTime();
        folder.remove(SOURCE + ".camel.yaml");
        Desk.await("the webhook is closed", LIVE)
                .untilAsserted(
                        () -> assertThat(push("{}", "sha256=00").statusCode()).isEqualTo(404));
        Measured.log("a webhook is closed after", Measured.since(began));
    }

    private void wrongSignatureIsRefused() {
        HttpResponse<String> refused = push(TWO.formatted("d-1", "韩梅梅"), "sha256=" + "0".repeat(64));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(Json.read(refused.body()).path("type").asText()).endsWith(":unsigned");
        assertThat(refused.body()).doesNotContain(SECRET, hmac(TWO.formatted("d-1", "韩梅梅")));
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .as("no password gives access to the webhook")
                .isEmpty();
        assertThat(push(TWO, "").statusCode()).isEqualTo(401);
        assertThat(held()).isEmpty();
        Desk.await("the refusals are told at the feed", LIVE).untilAsserted(() -> assertThat(integrator
                        .get("sources/" + SOURCE + "/feeds")
                        .ok()
                        .path("items")
                        .toString())
                .contains("deliveries were refused since the route began")
                .doesNotContain(SECRET));
    }

    private void signedDeliveryIsStoredBeforeTheAnswer() {
        HttpResponse<String> stored = pushed(TWO.formatted("d-1", "韩梅梅"));
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
        assertThat(Json.read(stored.body()).path("accepted").asInt()).isEqualTo(2);
        assertThat(held()).containsExactlyInAnyOrder("李雷", "韩梅梅");

        assertThat(pushed(TWO.formatted("d-2", "韩梅")).statusCode()).isEqualTo(200);
        HttpResponse<String> repeated = pushed(TWO.formatted("d-1", "韩梅梅"));
        assertThat(repeated.statusCode()).isEqualTo(200);
        assertThat(Json.read(repeated.body()).path("repeated").asBoolean()).isTrue();
        assertThat(held()).containsExactlyInAnyOrder("李雷", "韩梅");
    }

    private void invalidFieldIsReported() {
        HttpResponse<String> wrong = pushed("{\"delivery\": \"d-3\", \"events\": [{\"id\": \"C-3\", \"name\": 7}]}");
        assertThat(wrong.statusCode()).as(wrong.body()).isEqualTo(422);
        assertThat(Json.read(wrong.body()).path("field").asText()).isEqualTo("/name");
        assertThat(pushed("{\"delivery\": ").statusCode()).isEqualTo(422);
        assertThat(Json.each(
                        integrator.get("rejected-records?source=" + SOURCE).ok().path("items")))
                .hasSize(2);

        HttpResponse<String> large = pushed("{\"events\": \"" + "x".repeat(5000) + "\"}");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(Json.read(large.body()).path("type").asText()).endsWith(":body-too-large");
    }

    private List<String> held() {
        return integrator.get("export/customer?source=" + SOURCE).okLines().stream()
                .map(each -> each.path("name").asText())
                .toList();
    }

    private HttpResponse<String> pushed(String body) {
        return push(body, "sha256=" + hmac(body));
    }

    private HttpResponse<String> push(String body, String signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (!signature.isEmpty()) {
            request.header("X-Hub-Signature-256", signature);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String route() {
        return """
                - route:
                    id: %1$s
                    from:
                      uri: kamelet:webhook-source
                      parameters:
                        name: %1$s
                        secret: '{{STORY_WEBHOOK_SECRET}}'
                        id: /delivery
                        items: /events
                        largestBody: 4000
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: %1$s
                              recordType: customer
                              mapping: %1$s/customer.jslt
                """.formatted(SOURCE);
    }
}
