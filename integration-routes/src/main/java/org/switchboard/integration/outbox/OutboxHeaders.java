package org.switchboard.integration.outbox;

/** Headers of messages that come from the outbox, and what a sink says about them. */
public final class OutboxHeaders {

    /** The same each time a message is sent. */
    public static final String IDEMPOTENCY_KEY = "SwitchboardIdempotencyKey";

    /** Of the subject of the message, such as the number of an order. */
    public static final String KEY = "SwitchboardKey";

    /** Grows from message to message of a key. */
    public static final String SEQUENCE = "SwitchboardSequence";

    /** Property of an exchange: why the message is not to be delivered, in a sentence. */
    public static final String NOT_NEEDED = "SwitchboardNotNeeded";

    private OutboxHeaders() {}
}
