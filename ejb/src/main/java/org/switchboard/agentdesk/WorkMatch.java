package org.switchboard.agentdesk;

import java.util.Optional;

/**
 * A ticket or a repair order found by its number.
 *
 * @param state by its name in the interface for programs
 * @param about the customer of the ticket, the device of the order
 */
public record WorkMatch(Kind kind, long id, String number, String state, Optional<String> about) {

    /** What was found. */
    public enum Kind {
        TICKET,
        ORDER
    }
}
