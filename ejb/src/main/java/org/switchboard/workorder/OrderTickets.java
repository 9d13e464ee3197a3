package org.switchboard.workorder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;
import org.switchboard.troubleticket.TicketDesk;
import org.switchboard.troubleticket.TicketLists;
import org.switchboard.troubleticket.TicketsOfOrder;
import org.switchboard.troubleticket.model.MovedTickets;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.SeenOrder;
import org.switchboard.workorder.model.WorkOrder;
import org.switchboard.workorder.model.WorkOrders;
import org.switchboard.workorder.persistence.CoveringOrders;

/** Which tickets are attached to which order: by a person, or because their place lies below its device; and how they are detached. */
@ApplicationScoped
public class OrderTickets {

    private WorkOrders orders;
    private OrderChanges changes;
    private CoveringOrders covering;
    private TicketsOfOrder tickets;
    private TicketDesk desk;
    private TicketLists lists;
    private Clock clock;

    protected OrderTickets() {
        // for the container's proxy
    }

    @Inject
    public OrderTickets(
            WorkOrders orders,
            OrderChanges changes,
            CoveringOrders covering,
            TicketsOfOrder tickets,
            TicketDesk desk,
            TicketLists lists,
            Clock clock) {
        this.orders = orders;
        this.changes = changes;
        this.covering = covering;
        this.tickets = tickets;
        this.desk = desk;
        this.lists = lists;
        this.clock = clock;
    }

    /**
     * One more caller is hit by the same fault.
     *
     * @throws NotFoundException when there is no such order or ticket
     * @throws BusinessException when the order is restored or cancelled, or the ticket is not open
     */
    @Transactional
    @Audited(value = "order-ticket-attached", subject = "order", key = 0)
    public OrderView attach(@NotNull SeenOrder seen, long ticketId, Actor actor) {
        actor.require(Permission.DISPATCH);
        WorkOrder order = changes.require(seen);
        order.requireUnrestored();
        TicketView ticket = desk.attach(ticketId, order.id(), order.number(), actor);
        order.ticketsJoined(List.of(ticket.number()), tickets.callers(order.id()), actor.name(), clock.instant());
        orders.changed(order);
        return changes.publish(order, Set.of(), actor);
    }

    /**
     * The ticket does not belong to the order after all; it waits for another. It is not taken in again by itself.
     *
     * @throws NotFoundException when there is no such order
     * @throws BusinessException when the ticket is not attached to the order, or is not open
     */
    @Transactional
    @Audited(value = "order-ticket-detached", subject = "order", key = 0)
    public OrderView detach(@NotNull SeenOrder seen, long ticketId, Actor actor) {
        actor.require(Permission.DISPATCH);
        WorkOrder order = changes.require(seen);
        MovedTickets freed = tickets.detach(ticketId, order.id(), order.number(), actor);
        if (freed.isEmpty()) {
            throw new BusinessException("ticket-not-on-order", "ticket", String.valueOf(ticketId), order.number());
        }
        WorkOrder now = changes.require(order.id());
        now.ticketsLeft(freed.numbers(), actor.name(), clock.instant());
        orders.changed(now);
        return changes.publish(now, freed.customerIds(), actor);
    }

    /**
     * A customer calls about a fault. A ticket without an order joins the unrestored order of the device at fault,
     * or the nearest one above its place, unless a user detached it from that order before. A ticket that has an order makes
     * it more urgent when the call reports a danger.
     *
     * @return the order that it joined or raised
     */
    @Transactional
    @Audited(value = "order-ticket-reported", subject = "ticket", key = 0)
    public Optional<OrderView> reported(long ticketId, Actor actor) {
        actor.require(Permission.OPEN_ORDERS);
        Optional<Long> above = covering.ofTicket(ticketId);
        if (above.isPresent()) {
            return takeOver(above.get(), Set.of(ticketId), actor);
        }
        return Optional.ofNullable(lists.all(Set.of(ticketId), actor).get(ticketId))
                .flatMap(ticket -> ticket.workOrderId().flatMap(order -> raise(order, ticket.number(), actor)));
    }

    private Optional<OrderView> raise(long orderId, String ticketNumber, Actor actor) {
        WorkOrder order = orders.locked(orderId);
        if (!order.state().isUnrestored()
                || !order.raise(tickets.callers(orderId), ticketNumber, actor.name(), clock.instant())) {
            return Optional.empty();
        }
        orders.changed(order);
        OrderView raised = changes.publish(order, Set.of(), actor);
        return Optional.of(changes.send(raised, null, actor));
    }

    /** Moves tickets to an order, unless it was restored meanwhile. */
    Optional<OrderView> takeOver(long orderId, Set<Long> ticketIds, Actor actor) {
        WorkOrder order = orders.locked(orderId);
        if (!order.state().isUnrestored()) {
            return Optional.empty();
        }
        MovedTickets joined = tickets.takeOver(ticketIds, order.id(), order.number(), actor);
        changes.ticketsAttached(orderId, joined, actor);
        return Optional.of(changes.publish(changes.require(orderId), Set.of(), actor));
    }
}
