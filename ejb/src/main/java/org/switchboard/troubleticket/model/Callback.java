package org.switchboard.troubleticket.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.switchboard.shared.BusinessException;
import org.switchboard.troubleticket.CallbackState;

/** A promised call. Made by the closing of a ticket after restoration (see {@link TroubleTickets#restored}). */
@Entity
@Table(name = "callback")
public class Callback {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private long version;

    @Column(name = "ticket_id", updatable = false)
    private Long ticketId;

    @Column(name = "ticket_number", updatable = false)
    private String ticketNumber;

    @Column(name = "customer_id", updatable = false)
    private Long customerId;

    @Column(updatable = false)
    private String telephone;

    @Enumerated(EnumType.STRING)
    private CallbackState state;

    private int attempts;

    @Column(name = "due_at", updatable = false)
    private Instant dueAt;

    @Column(name = "called_at")
    private Instant calledAt;

    @Column(name = "called_by")
    private String calledBy;

    protected Callback() {
        // for Jakarta Persistence
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
