package org.switchboard.integration.folder;

import org.switchboard.integration.failure.UserFacingException;

/** A file of the folder that is no text; the message is a sentence that names it. */
public class UnreadableFile extends RuntimeException implements UserFacingException {

    public UnreadableFile(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
