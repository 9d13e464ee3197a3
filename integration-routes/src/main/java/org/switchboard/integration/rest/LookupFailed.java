package org.switchboard.integration.rest;

/** A look-up without an answer that makes sense; the message is a sentence for the person who waits. */
public class LookupFailed extends RuntimeException {

    public LookupFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
