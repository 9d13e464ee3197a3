package org.switchboard.troubleticket.model;

import java.util.Set;

/**
 * What the user typed to find tickets, with the customers whom the look-up finds for it.
 *
 * @param text a ticket's number or its last six digits, a telephone number or a part of it, words of a place
 * @param customerIds all records of the customers that match it
 */
public record TicketQuestion(String text, Set<Long> customerIds) {

    public TicketQuestion {
        text = text.strip();
        customerIds = Set.copyOf(customerIds);
    }
}
