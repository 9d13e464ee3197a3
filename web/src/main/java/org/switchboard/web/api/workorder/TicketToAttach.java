package org.switchboard.web.api.workorder;

/**
 * What is sent to attach a ticket to a repair order.
 *
 * @param ticket its number, or its id
 */
public record TicketToAttach(String ticket) {}
