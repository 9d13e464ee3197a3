package org.switchboard.integration.outbox;

import java.time.Duration;
import java.util.Optional;
import org.switchboard.integration.failure.UserFacingException;

/** A message did not arrive, and may another time; the message is a sentence for the outbox page. */
public class DeliveryFailed extends RuntimeException implements UserFacingException {

    private final transient Optional<Duration> notBefore;

    public DeliveryFailed(String sentence, Throwable cause) {
        this(sentence, cause, Optional.empty());
    }

    /** @param notBefore how long the other system wants to be left alone */
    public DeliveryFailed(String sentence, Optional<Duration> notBefore) {
        this(sentence, null, notBefore);
    }

    /** @param notBefore how long the other system wants to be left alone */
    public DeliveryFailed(String sentence, Throwable cause, Optional<Duration> notBefore) {
        super(sentence, cause);
        this.notBefore = notBefore;
    }

    public Optional<Duration> notBefore() {
        return notBefore;
    }
}
