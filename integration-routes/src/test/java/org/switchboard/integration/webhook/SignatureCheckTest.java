package org.switchboard.integration.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.source.webhook.WebhookDelivery;

/** Accepted and refused deliveries; the expected signatures were made with OpenSSL. */
class SignatureCheckTest {

    private static final String SECRET = "It's a Secret to Everybody";
    private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);

    /** The pair that GitHub's documentation gives to test with. */
    private static final String RIGHT = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void valid_signature_is_accepted_also_in_upper_case_hex() {
        assertThat(rejectionReason("sha256=" + RIGHT, BODY)).isEmpty();
        assertThat(rejectionReason("sha256=" + RIGHT.toUpperCase(), BODY)).isEmpty();
        assertThat(rejectionReason("sha256=" + "0".repeat(64) + "  sha256=" + RIGHT, BODY))
                .as("one of two, while the sender changes its secret")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "sha256=",
                "sha256=757107",
                "sha256=nonsense",
                RIGHT,
                "sha1=" + RIGHT,
                "sha256=857107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1700"
            })
    void invalid_signature_is_refused_and_the_reason_reveals_no_signature(String given) {
        assertThat(rejectionReason(given, BODY))
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("X-Hub-Signature-256").doesNotContain(SECRET, RIGHT, "7571"));
    }

    @Test
    void changed_body_and_missing_header_are_refused() {
        assertThat(rejectionReason("sha256=" + RIGHT, "Hello, World?".getBytes(StandardCharsets.UTF_8)))
                .isPresent();
        assertThat(check("sha256={hex}", "{body}", "", "").rejectionReason(delivery(Map.of()), BODY))
                .contains("it had no X-Hub-Signature-256");
    }

    @Test
    void base64_signature_over_id_time_and_body_is_accepted() {
        SignatureCheck check = check("v1,{base64}", "{id}.{timestamp}.{body}", "Webhook-Timestamp", "Webhook-Id");
        Map<String, String> headers = Map.of(
                "X-Hub-Signature-256",
                "v1,ytbymXflXfuyWYtsg64HT5pZVfNE92L2SQLJ52a0A1E=",
                "Webhook-Timestamp",
                "1782892800",
                "Webhook-Id",
                "msg_1");
        assertThat(check.rejectionReason(delivery(headers), BODY)).isEmpty();
        assertThat(check.rejectionReason(delivery(with(headers, "Webhook-Id", "msg_2")), BODY))
                .isPresent();
        assertThat(check.rejectionReason(delivery(with(headers, "Webhook-Timestamp", "1782892801")), BODY))
                .as("a time that was not signed")
                .isPresent();
    }

    @Test
    void old_signature_is_refused_as_a_replay_in_every_time_format() {
        Signature signature = new Signature("sha512", SECRET, "{timestamp}{body}", "{hex}");
        for (String at : new String[] {"1782892500", "1782893100000", "2026-07-01T16:04:00+08:00"}) {
            assertThat(timed(signature, at)).as(at).isEmpty();
        }
        for (String at :
                new String[] {"1782892499", "1782893101000", "2026-07-01T07:54:00Z", "", "soon", "99999999999"}) {
            assertThat(timed(signature, at)).as(at).hasValueSatisfying(reason -> assertThat(reason)
                    .contains("X-Time is not within 300 s of ours"));
        }
    }

    private static Optional<String> timed(Signature signature, String at) {
        SignatureCheck check =
                new SignatureCheck(signature, "X-Signature", "X-Time", "", Duration.ofSeconds(300), CLOCK);
        String right = SignedBody.hex("HmacSHA512", SECRET, at + new String(BODY, StandardCharsets.UTF_8));
        return check.rejectionReason(delivery(Map.of("X-Signature", right, "X-Time", at)), BODY);
    }

    @Test
    void settings_without_effective_verification_are_refused() {
        assertThatThrownBy(() -> check("sha256={hex}", "{body}", "X-Time", ""))
                .hasMessageContaining("a time that is not signed proves nothing");
        assertThatThrownBy(() -> check("sha256={hex}", "{timestamp}.{body}", "", ""))
                .hasMessageContaining("timestampHeader");
        assertThatThrownBy(() -> check("sha256={hex}", "{id}.{body}", "", "")).hasMessageContaining("idHeader");
    }

    private static Optional<String> rejectionReason(String signature, byte[] body) {
        return check("sha256={hex}", "{body}", "", "")
                .rejectionReason(delivery(Map.of("X-Hub-Signature-256", signature)), body);
    }

    private static SignatureCheck check(String form, String signed, String timestampHeader, String idHeader) {
        return new SignatureCheck(
                new Signature("sha256", SECRET, signed, form),
                "X-Hub-Signature-256",
                timestampHeader,
                idHeader,
                Duration.ofSeconds(300),
                CLOCK);
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> changed = new java.util.HashMap<>(headers);
        changed.put(name, value);
        return changed;
    }

    private static WebhookDelivery delivery(Map<String, String> headers) {
        return new PushedDelivery(headers, BODY);
    }
}
