package org.switchboard.integration.ogc;

import org.switchboard.integration.failure.UserFacingException;

/** A server answered with something else than a page of features. */
public class SenselessAnswer extends RuntimeException implements UserFacingException {

    SenselessAnswer(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
