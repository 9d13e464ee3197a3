package org.switchboard.integration.mapping.function;

/** A value that a function cannot use; the message is the rest of a sentence, and quotes the value. */
public final class UnusableValue extends RuntimeException {

    public UnusableValue(String reason) {
        super(reason);
    }
}
