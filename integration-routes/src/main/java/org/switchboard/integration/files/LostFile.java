package org.switchboard.integration.files;

import org.switchboard.integration.failure.UserFacingException;

/** The bytes of a file stopped coming, which is no fault of the file: it stays where it is, and is read again. */
public class LostFile extends RuntimeException implements UserFacingException {

    LostFile(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
