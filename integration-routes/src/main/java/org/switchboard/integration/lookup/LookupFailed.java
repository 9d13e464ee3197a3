package org.switchboard.integration.lookup;

import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.switchboard.integration.camel.UserFacingException;

/** A look-up without an answer that makes sense; the message is a sentence for the person who waits. */
public class LookupFailed extends RuntimeException implements UserFacingException {

    /** That too many wait here says nothing about the system, and does not count against it. */
    public static LookupFailed tooManyWait() {
        return tooManyWait(new BulkheadException());
    }

    public static LookupFailed tooManyWait(Throwable full) {
        return new LookupFailed("Not asked: too many are waiting for an answer already.", full);
    }

    public LookupFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
