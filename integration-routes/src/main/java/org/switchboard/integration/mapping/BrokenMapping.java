package org.switchboard.integration.mapping;

/** A mapping file that is missing or does not compile; the message is one sentence with file and line. */
public class BrokenMapping extends RuntimeException {

    public BrokenMapping(String sentence) {
        super(sentence);
    }

    BrokenMapping(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
