package org.switchboard.troubleticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.Set;
import org.switchboard.network.ElementKey;
import org.switchboard.troubleticket.model.TroubleTickets;

/**
 * What a repair order means for the tickets that hang on it. Part of the order's own transaction: an order is never
 * restored with its tickets still open. Each call gives the customers concerned.
 */
@ApplicationScoped
public class TicketsOfOrder {

    private TroubleTickets tickets;
    private Event<TicketsChanged> changes;
    private Clock clock;

    protected TicketsOfOrder() {
        // for the container's proxy
    }

    @Inject
    public TicketsOfOrder(TroubleTickets tickets, Event<TicketsChanged> changes, Clock clock) {
        this.tickets = tickets;
        this.changes = changes;
        this.clock = clock;
    }

    /** Takes in every open ticket that blames the device and has no order yet. */
    @Transactional
    public Set<Long> takeIn(
            @NotNull ElementKey device, long orderId, @NotBlank String orderNumber, @NotBlank String actor) {
        return told(tickets.attachOpenOf(device, orderId, orderNumber, actor, clock.instant()));
    }

    /** The order will not be carried out: its open tickets wait for another. */
    @Transactional
    public Set<Long> release(long orderId, @NotBlank String orderNumber, @NotBlank String actor) {
        return told(tickets.detachOpenOf(orderId, orderNumber, actor, clock.instant()));
    }

    /** Supply is back: closes the tickets, and whoever wanted a call stands on the callback list. */
    @Transactional
    public Set<Long> restored(long orderId, @NotBlank String orderNumber, @NotBlank String actor) {
        return told(tickets.restored(orderId, orderNumber, actor, clock.instant()));
    }

    /** The customers whose tickets hang on the order. */
    @Transactional
    public Set<Long> customers(long orderId) {
        return tickets.customersOf(orderId);
    }

    private Set<Long> told(TicketsChanged change) {
        if (!change.ticketIds().isEmpty()) {
            changes.fire(change);
        }
        return change.customerIds();
    }
}
