package org.switchboard.troubleticket.model;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** One line of a ticket's history: written once, never changed. */
@Entity
@Table(name = "trouble_ticket_entry")
public class TicketEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "ticket_id")
    private TroubleTicket ticket;

    private Instant at;

    private String actor;

    @Enumerated(EnumType.STRING)
    private TicketAction action;

    private String detail;

    /** The order of entries that one change writes at the same moment. */
    private int step;

    protected TicketEntry() {
        // for Jakarta Persistence
    }

    TicketEntry(TroubleTicket ticket, Instant at, String actor, TicketAction action, String detail, int step) {
        this.ticket = ticket;
        this.at = at;
        this.actor = actor;
        this.action = action;
        this.detail = detail;
        this.step = step;
    }
}
