package org.switchboard.troubleticket.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.switchboard.shared.BusinessException;

/** An agreed callback, until the customer was reached. One a ticket; a new agreement replaces it. */
@Entity
@Table(name = "callback")
public class Callback {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private long version;

    @OneToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "ticket_id", updatable = false)
    private TroubleTicket ticket;

    @Column(name = "ticket_number", updatable = false)
    private String ticketNumber;

    @Column(name = "customer_id", updatable = false)
    private Long customerId;

    private String telephone;

    @Enumerated(EnumType.STRING)
    private CallbackState state;

    private int attempts;

    /** Empty while it waits for the matter to be done. */
    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "promised_at")
    private Instant promisedAt;

    @Column(name = "promised_by")
    private String promisedBy;

    @Column(name = "called_at")
    private Instant calledAt;

    @Column(name = "called_by")
    private String calledBy;

    protected Callback() {
        // for Jakarta Persistence
    }

    Callback(TroubleTicket ticket, String ticketNumber, Long customerId) {
        this.ticket = ticket;
        this.ticketNumber = ticketNumber;
        this.customerId = customerId;
    }

    /** Agreed for the first time or again; an earlier call does not count for this one. */
    void agree(String number, Instant due, String agent, Instant at) {
        this.telephone = number;
        this.dueAt = due;
        this.promisedBy = agent;
        this.promisedAt = at;
        this.state = CallbackState.TO_CALL;
    }

    public void reached(String agent, Instant at) {
        called(CallbackState.REACHED, agent, at);
    }

    /** May be tried again. */
    public void notReached(String agent, Instant at) {
        called(CallbackState.NOT_REACHED, agent, at);
    }

    private void called(CallbackState outcome, String agent, Instant at) {
        if (state == CallbackState.REACHED) {
            throw new BusinessException("callback-done", "callback", ticketNumber, ticketNumber, calledBy);
        }
        this.state = outcome;
        this.attempts++;
        this.calledAt = at;
        this.calledBy = agent;
    }

    public Long id() {
        return id;
    }
}
