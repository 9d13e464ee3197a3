package org.switchboard.integration.lookup;

import org.switchboard.integration.failure.UserFacingException;

/** A look-up without an answer that makes sense; the message is a sentence for the person who waits. */
public class LookupFailed extends RuntimeException implements UserFacingException {

    public LookupFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
