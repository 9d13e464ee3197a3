package org.switchboard.troubleticket.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.switchboard.network.ElementKey;
import org.switchboard.troubleticket.TicketOpening;
import org.switchboard.troubleticket.TicketsChanged;

/** Port: the tickets that we keep. After what concerns all tickets of an order, entities read before are stale. */
public interface TroubleTickets {

    /** The running part of the next ticket's number. */
    long nextNumber();

    /** Refuses a second open fault ticket about the same matter, which the database does not admit. */
    void add(TroubleTicket ticket);

    /**
     * What a fault ticket is about: the usage point, else the place, else the customer whatever record was found; empty
     * when it names none of them.
     */
    Optional<String> matterOf(TicketOpening opening);

    /** The open fault ticket about this matter, locked against other changes until the transaction ends. */
    Optional<TroubleTicket> openFaultTicketOn(String matter, TicketOpening report);

    Optional<TroubleTicket> find(long id);

    void add(TicketMerge merge);

    /** The merge that closed this ticket and was not undone. */
    Optional<TicketMerge> mergeOf(TroubleTicket merged);

    /** Whether both name a customer, and not the same one under different records. */
    boolean ofDifferentCustomers(TroubleTicket one, TroubleTicket other);

    /** Whether a repair order is still to be carried out. */
    boolean isUnrestored(long orderId);

    /**
     * Writes a change now; refuses it when somebody else changed the ticket meanwhile. When the matter is done, calls that
     * were promised for then become due, those of merged tickets, too.
     */
    void changed(TroubleTicket ticket);

    /** Attaches every open ticket that blames the device and has no order yet. */
    TicketsChanged attachOpenOf(ElementKey device, long orderId, String orderNumber, String actor, Instant at);

    /** Frees the open tickets of an order that will not be carried out. */
    TicketsChanged detachOpenOf(long orderId, String orderNumber, String actor, Instant at);

    /**
     * Closes every ticket of the order that is not closed yet, and puts whoever wants a call on the callback list. One
     * statement, because a feeder has thousands of tickets, and agents go on noting in them meanwhile.
     */
    TicketsChanged restored(long orderId, String orderNumber, String actor, Instant at);

    /** The customers whose tickets hang on the order. */
    Set<Long> customersOf(long orderId);
}
