package org.switchboard.integration.json;

import org.switchboard.integration.failure.UserFacingException;

/** A service answered with something that cannot be read as a page of its list. */
public class InvalidListAnswer extends RuntimeException implements UserFacingException {

    InvalidListAnswer(String sentence) {
        super(sentence);
    }

    InvalidListAnswer(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
