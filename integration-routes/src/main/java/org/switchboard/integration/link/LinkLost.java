package org.switchboard.integration.link;

import org.switchboard.integration.failure.UserFacingException;

/** The source does not answer, refuses us, or stopped answering; the message is a sentence for the sources page. */
public class LinkLost extends Exception implements UserFacingException {

    public LinkLost(String sentence) {
        super(sentence);
    }

    public LinkLost(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
