package org.switchboard.integration.files;

import org.switchboard.integration.failure.UserFacingException;

/** Reading a file was interrupted, which is no error of the file: it stays in place and is read again. */
public class InterruptedFileRead extends RuntimeException implements UserFacingException {

    public InterruptedFileRead(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
