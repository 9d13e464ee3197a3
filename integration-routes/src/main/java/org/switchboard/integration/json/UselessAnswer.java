package org.switchboard.integration.json;

import org.switchboard.integration.failure.UserFacingException;

/** A service answered with something that cannot be read as a page of its list. */
public class UselessAnswer extends RuntimeException implements UserFacingException {

    UselessAnswer(String sentence) {
        super(sentence);
    }

    UselessAnswer(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
