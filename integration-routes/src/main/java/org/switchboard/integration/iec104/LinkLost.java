package org.switchboard.integration.iec104;

/** The station does not answer, or stopped answering; the message is a sentence for the sources page. */
public class LinkLost extends Exception {

    public LinkLost(String message, Throwable cause) {
        super(message, cause);
    }
}
