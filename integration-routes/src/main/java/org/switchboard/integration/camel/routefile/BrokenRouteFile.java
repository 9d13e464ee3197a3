package org.switchboard.integration.camel.routefile;

/** A route file that does not load; the message is one sentence that names the file, and the line where known. */
public class BrokenRouteFile extends Exception {

    BrokenRouteFile(String sentence) {
        super(sentence);
    }

    BrokenRouteFile(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
