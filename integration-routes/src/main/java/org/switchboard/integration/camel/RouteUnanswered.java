package org.switchboard.integration.camel;

import org.switchboard.integration.failure.UserFacingException;

/** A live route gave no answer; the message is a sentence that says why. */
public class RouteUnanswered extends RuntimeException implements UserFacingException {

    RouteUnanswered(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
