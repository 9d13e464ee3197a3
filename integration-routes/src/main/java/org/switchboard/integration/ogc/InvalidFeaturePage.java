package org.switchboard.integration.ogc;

import org.switchboard.integration.failure.UserFacingException;

/** A server answered with something else than a page of features. */
public class InvalidFeaturePage extends RuntimeException implements UserFacingException {

    InvalidFeaturePage(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
