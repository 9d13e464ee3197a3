package org.switchboard.troubleticket.model;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.switchboard.network.model.ElementKey;

/**
 * Port: which tickets are attached to which repair order. What concerns many tickets is one statement each, because a feeder has
 * thousands of tickets, and agents go on noting in them meanwhile. Entities read before are stale afterwards.
 */
public interface TicketsOnOrders {

    /**
     * Attaches every open fault ticket that names the device or whose place lies below it, and that has no order yet.
     * One that a person detached from this very order stays off it, and so does a fault on the customer's side.
     */
    MovedTickets attachBelow(ElementKey device, long orderId, String orderNumber, String actor, Instant at);

    /** Attaches these open tickets, also those of another order. */
    MovedTickets attach(Collection<Long> tickets, long orderId, String orderNumber, String actor, Instant at);

    /**
     * Frees these open tickets of the order.
     *
     * @param action why, as in the ticket's history
     * @param detail the order's number, and further details
     */
    MovedTickets detach(
            Collection<Long> tickets, long orderId, TicketAction action, String detail, String actor, Instant at);

    /** Frees all open tickets of the order. */
    MovedTickets detachAll(long orderId, TicketAction action, String detail, String actor, Instant at);

    /** Closes every ticket of the order that is not closed yet, and adds the customers who asked for a callback to the callback list. */
    MovedTickets close(long orderId, String orderNumber, String actor, Instant at);

    /** The customers whose tickets are attached to the order. */
    Set<Long> customersOf(long orderId);

    CallersOfOrder callersOf(long orderId);
}
