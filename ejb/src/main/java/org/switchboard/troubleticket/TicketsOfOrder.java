package org.switchboard.troubleticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.Set;
import org.switchboard.access.model.Actor;
import org.switchboard.network.model.ElementKey;
import org.switchboard.troubleticket.model.CallersOfOrder;
import org.switchboard.troubleticket.model.MovedTickets;
import org.switchboard.troubleticket.model.TicketAction;
import org.switchboard.troubleticket.model.TicketsOnOrders;

/**
 * What a step of a repair order does to its tickets. Part of the order's own transaction: an order is never
 * restored with the tickets of supplied customers still open. Each call gives the tickets concerned.
 */
@ApplicationScoped
public class TicketsOfOrder {

    private static final String BETWEEN = " · ";

    private TicketsOnOrders tickets;
    private Event<TicketsChanged> changes;
    private Clock clock;

    protected TicketsOfOrder() {
        // for the container's proxy
    }

    @Inject
    public TicketsOfOrder(TicketsOnOrders tickets, Event<TicketsChanged> changes, Clock clock) {
        this.tickets = tickets;
        this.changes = changes;
        this.clock = clock;
    }

    /** Attaches every open fault ticket without order that names the device or lies below it. */
    @Transactional
    public MovedTickets attachBelow(
            @NotNull ElementKey device, long orderId, @NotBlank String orderNumber, Actor actor) {
        return publish(tickets.attachBelow(device, orderId, orderNumber, actor.name(), clock.instant()), actor);
    }

    /** Attaches these open tickets, also those that another order has. */
    @Transactional
    public MovedTickets takeOver(
            @NotNull Set<Long> ticketIds, long orderId, @NotBlank String orderNumber, Actor actor) {
        return publish(tickets.attach(ticketIds, orderId, orderNumber, actor.name(), clock.instant()), actor);
    }

    /** The order will not be carried out: its open tickets wait for another. */
    @Transactional
    public MovedTickets release(long orderId, @NotBlank String orderNumber, @NotBlank String reason, Actor actor) {
        return publish(
                tickets.detachAll(
                        orderId,
                        TicketAction.DETACHED_FROM_ORDER,
                        orderNumber + BETWEEN + reason,
                        actor.name(),
                        clock.instant()),
                actor);
    }

    /** The ticket does not belong to the order; it waits for another. Does nothing when it is not attached to the order. */
    @Transactional
    public MovedTickets detach(long ticketId, long orderId, @NotBlank String orderNumber, Actor actor) {
        return publish(
                tickets.detach(
                        Set.of(ticketId),
                        orderId,
                        TicketAction.DETACHED_BY_HAND,
                        orderNumber,
                        actor.name(),
                        clock.instant()),
                actor);
    }

    /** The order is restored, but these customers are still without supply: their tickets wait for another order. */
    @Transactional
    public MovedTickets stillDark(
            @NotNull Set<Long> ticketIds, long orderId, @NotBlank String orderNumber, Actor actor) {
        return publish(
                tickets.detach(ticketIds, orderId, TicketAction.STILL_DARK, orderNumber, actor.name(), clock.instant()),
                actor);
    }

    /** Supply is restored: closes the tickets; customers who asked for a callback are on the callback list. */
    @Transactional
    public MovedTickets restored(long orderId, @NotBlank String orderNumber, Actor actor) {
        return publish(tickets.close(orderId, orderNumber, actor.name(), clock.instant()), actor);
    }

    /** The customers whose tickets are attached to the order. */
    @Transactional
    public Set<Long> customers(long orderId) {
        return tickets.customersOf(orderId);
    }

    @Transactional
    public CallersOfOrder callers(long orderId) {
        return tickets.callersOf(orderId);
    }

    private MovedTickets publish(MovedTickets moved, Actor actor) {
        if (!moved.isEmpty()) {
            changes.fire(
                    new TicketsChanged(moved.ids(), Set.copyOf(moved.numbers()), moved.customerIds(), actor.author()));
        }
        return moved;
    }
}
