package org.switchboard.integration.webhook;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.switchboard.source.webhook.WebhookDelivery;

/** Whether a delivery comes from who knows the secret, and is not an old one sent again by somebody else. */
final class SignatureCheck {

    private static final int DIGITS_OF_SECONDS = 11;
    private static final int DIGITS_OF_MILLIS = 14;

    private final Signature signature;
    private final String header;
    private final String timestampHeader;
    private final String idHeader;
    private final Duration tolerance;
    private final Clock clock;

    /**
     * @param timestampHeader blank when deliveries carry no time
     * @param idHeader blank when they carry no id, or carry it in the body
     */
    SignatureCheck(
            Signature signature,
            String header,
            String timestampHeader,
            String idHeader,
            Duration tolerance,
            Clock clock) {
        this.signature = signature;
        this.header = header;
        this.timestampHeader = timestampHeader;
        this.idHeader = idHeader;
        this.tolerance = tolerance;
        this.clock = clock;
        require(signature.covers("body"), "signed needs {body} in it");
        require(
                signature.covers("timestamp") != timestampHeader.isBlank(),
                "timestampHeader and {timestamp} in signed go together: a time that is not signed proves nothing");
        require(!signature.covers("id") || !idHeader.isBlank(), "{id} in signed needs idHeader");
    }

    private static void require(boolean right, String sentence) {
        if (!right) {
            throw new IllegalArgumentException("the parameters of webhook-source do not fit together: " + sentence);
        }
    }

    /** Why the delivery is rejected, for the feed's page; empty when it is accepted. Reveals nothing that helps to sign. */
    Optional<String> rejectionReason(WebhookDelivery delivery, byte[] body) {
        Optional<String> given = delivery.header(header);
        if (given.isEmpty()) {
            return Optional.of("it had no " + header);
        }
        String timestamp = timestampHeader.isBlank()
                ? ""
                : delivery.header(timestampHeader).orElse("");
        String id = idHeader.isBlank() ? "" : delivery.header(idHeader).orElse("");
        if (!signature.fits(given.get(), body, timestamp, id)) {
            return Optional.of("the signature in " + header + " was not made with our secret");
        }
        if (!timestampHeader.isBlank() && !isRecent(timestamp)) {
            return Optional.of("the time in " + timestampHeader + " is not within " + tolerance.toSeconds()
                    + " s of ours; is the sender's clock right?");
        }
        return Optional.empty();
    }

    private boolean isRecent(String timestamp) {
        return moment(timestamp.strip())
                .filter(at -> Duration.between(at, clock.instant()).abs().compareTo(tolerance) <= 0)
                .isPresent();
    }

    /** Seconds or milliseconds since 1970, or ISO 8601 with an offset. */
    private static Optional<Instant> moment(String timestamp) {
        try {
            if (timestamp.matches("[0-9]{1," + DIGITS_OF_SECONDS + "}")) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(timestamp)));
            }
            if (timestamp.matches("[0-9]{1," + DIGITS_OF_MILLIS + "}")) {
                return Optional.of(Instant.ofEpochMilli(Long.parseLong(timestamp)));
            }
            return Optional.of(OffsetDateTime.parse(timestamp).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
