package org.switchboard.integration.rest;

import org.switchboard.integration.camel.ForPeople;

/** A look-up without an answer that makes sense; the message is a sentence for the person who waits. */
public class LookupFailed extends RuntimeException implements ForPeople {

    public LookupFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
