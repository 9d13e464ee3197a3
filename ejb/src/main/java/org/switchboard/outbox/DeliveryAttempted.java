package org.switchboard.outbox;

import org.switchboard.outbox.model.Destination;

/** One try to deliver a message has ended; fired within the transaction that writes it down. */
public record DeliveryAttempted(Destination destination, Result result) {

    public enum Result {
        DELIVERED,
        REFUSED,
        /** To be tried again. */
        FAILED
    }
}
