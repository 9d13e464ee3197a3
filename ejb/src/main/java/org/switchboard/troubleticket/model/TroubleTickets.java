package org.switchboard.troubleticket.model;

import java.util.Optional;

/** Port: the tickets that we keep. */
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

    /** Whether a repair order is unrestored. */
    boolean isUnrestored(long orderId);

    /**
     * Writes a change now; refuses it when another user changed the ticket meanwhile. When the matter is done, callbacks that
     * were agreed for then become due, those of merged tickets, too.
     */
    void changed(TroubleTicket ticket);
}
