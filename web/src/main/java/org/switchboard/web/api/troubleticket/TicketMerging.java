package org.switchboard.web.api.troubleticket;

/**
 * What is sent to merge a ticket.
 *
 * @param into the number of the ticket that survives
 * @param confirm true when they are to be merged although they belong to different customers
 */
public record TicketMerging(String into, Boolean confirm) {

    boolean isConfirmed() {
        return Boolean.TRUE.equals(confirm);
    }
}
