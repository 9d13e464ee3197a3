package org.switchboard.integration.iec104;

import org.switchboard.integration.camel.ForPeople;

/** The station does not answer, or stopped answering; the message is a sentence for the sources page. */
public class LinkLost extends Exception implements ForPeople {

    public LinkLost(String message, Throwable cause) {
        super(message, cause);
    }
}
