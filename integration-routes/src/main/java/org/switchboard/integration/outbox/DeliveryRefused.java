package org.switchboard.integration.outbox;

import org.switchboard.integration.failure.UserFacingException;

/** The other system will never take the message as it is; the message is a sentence for the outbox page. */
public class DeliveryRefused extends RuntimeException implements UserFacingException {

    public DeliveryRefused(String sentence) {
        super(sentence);
    }

    public DeliveryRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
