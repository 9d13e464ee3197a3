package org.switchboard.workorder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.RunningNumber;
import org.switchboard.troubleticket.TicketDesk;
import org.switchboard.troubleticket.TicketsOfOrder;
import org.switchboard.troubleticket.model.MovedTickets;
import org.switchboard.workorder.model.Crew;
import org.switchboard.workorder.model.Crews;
import org.switchboard.workorder.model.OrderOpening;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.SeenOrder;
import org.switchboard.workorder.model.WorkOrder;
import org.switchboard.workorder.model.WorkOrders;

/**
 * What dispatchers do with repair orders. Each call is one transaction; a step that the order's state does not allow is
 * refused with a {@link BusinessException} that names both states, an unknown id with a {@link NotFoundException}, and
 * a decision that rests on an old view, or collides with another user's, with {@code changed-meanwhile}.
 */
@ApplicationScoped
public class Dispatch {

    public static final String KIND = "WO";

    private WorkOrders orders;
    private OrderChanges changes;
    private Crews crews;
    private TicketsOfOrder tickets;
    private TicketDesk desk;
    private Clock clock;
    private ZoneId zone;

    protected Dispatch() {
        // for the container's proxy
    }

    @Inject
    public Dispatch(
            WorkOrders orders,
            OrderChanges changes,
            Crews crews,
            TicketsOfOrder tickets,
            TicketDesk desk,
            Clock clock,
            ZoneId zone) {
        this.orders = orders;
        this.changes = changes;
        this.crews = crews;
        this.tickets = tickets;
        this.desk = desk;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Makes an order for a device, or adds the report to the one that the device has already; either way the open fault
     * tickets that name the device or lie below it, and have no other order, are attached to it afterwards.
     */
    @Transactional
    @Audited(value = "order-opened", subject = "order")
    public Opened open(@NotNull @Valid OrderOpening opening, Actor actor) {
        actor.require(Permission.OPEN_ORDERS);
        Instant now = clock.instant();
        Optional<WorkOrder> held = orders.unrestoredOf(opening.device());
        WorkOrder order = held.orElseGet(() ->
                new WorkOrder(RunningNumber.of(KIND, now, zone, orders.nextNumber()), opening, actor.name(), now));
        long seen = order.version();
        if (held.isPresent()) {
            order.reportedAgain(opening, actor.name(), now);
            orders.changed(order);
        } else {
            orders.add(order);
        }
        MovedTickets named = tickets.takeOver(opening.ticketIds(), order.id(), order.number(), actor);
        // a ticket that did not move is attached already, or is refused
        opening.ticketIds().stream()
                .filter(ticket -> !named.ids().contains(ticket))
                .forEach(ticket -> desk.attach(ticket, order.id(), order.number(), actor));
        MovedTickets below = tickets.attachBelow(opening.device(), order.id(), order.number(), actor);
        changes.ticketsAttached(order.id(), named.and(below), actor);
        WorkOrder opened = changes.require(order.id());
        OrderView view = changes.publish(opened, Set.of(), actor);
        if (held.isEmpty() || opened.version() != seen) {
            changes.send(view, null, actor);
        }
        return new Opened(view, held.isPresent());
    }

    /** Gives the order to a crew; one that has a crew already goes to the other and is assigned anew. */
    @Transactional
    @Audited(value = "order-assigned", subject = "order", key = 0)
    public OrderView assign(@NotNull SeenOrder seen, long crewId, Actor actor) {
        actor.require(Permission.DISPATCH);
        Crew crew = crews.find(crewId).orElseThrow(() -> new NotFoundException("crew", crewId));
        return changes.send(change(seen, actor, (order, now) -> order.assignTo(crew, actor.name(), now)), null, actor);
    }

    @Transactional
    @Audited(value = "crew-set-out", subject = "order", key = 0)
    public OrderView setOut(@NotNull SeenOrder seen, @Size(max = WorkOrder.LONGEST_NOTE) String note, Actor actor) {
        actor.require(Permission.DISPATCH);
        return changes.send(change(seen, actor, (order, now) -> order.setOut(note, actor.name(), now)), note, actor);
    }

    @Transactional
    @Audited(value = "crew-arrived", subject = "order", key = 0)
    public OrderView arrive(@NotNull SeenOrder seen, @Size(max = WorkOrder.LONGEST_NOTE) String note, Actor actor) {
        actor.require(Permission.DISPATCH);
        return changes.send(change(seen, actor, (order, now) -> order.arrive(note, actor.name(), now)), note, actor);
    }

    @Transactional
    @Audited(value = "order-closed", subject = "order", key = 0)
    public OrderView close(@NotNull SeenOrder seen, @Size(max = WorkOrder.LONGEST_NOTE) String note, Actor actor) {
        actor.require(Permission.DISPATCH);
        return changes.send(change(seen, actor, (order, now) -> order.close(note, actor.name(), now)), note, actor);
    }

    /** Nothing to repair after all; its open tickets are free for another order. */
    @Transactional
    @Audited(value = "order-cancelled", subject = "order", key = 0)
    public OrderView cancel(
            @NotNull SeenOrder seen, @NotBlank @Size(max = WorkOrder.LONGEST_NOTE) String reason, Actor actor) {
        actor.require(Permission.DISPATCH);
        WorkOrder order = changes.require(seen);
        order.cancel(reason, actor.name(), clock.instant());
        orders.changed(order);
        MovedTickets freed = tickets.release(order.id(), order.number(), reason, actor);
        return changes.send(changes.publish(order, freed.customerIds(), actor), reason, actor);
    }

    /** @param expected when supply is expected back; in the future */
    @Transactional
    @Audited(value = "restoration-estimated", subject = "order", key = 0)
    public OrderView estimate(@NotNull SeenOrder seen, @NotNull Instant expected, Actor actor) {
        actor.require(Permission.DISPATCH);
        return changes.send(
                change(seen, actor, (order, now) -> order.estimate(expected, actor.name(), now)), null, actor);
    }

    @Transactional
    @Audited(value = "order-note-added", subject = "order", key = 0)
    public OrderView note(
            @NotNull SeenOrder seen, @NotBlank @Size(max = WorkOrder.LONGEST_NOTE) String text, Actor actor) {
        actor.require(Permission.DISPATCH);
        return change(seen, actor, (order, now) -> order.note(text, actor.name(), now));
    }

    private OrderView change(SeenOrder seen, Actor actor, BiConsumer<WorkOrder, Instant> verb) {
        WorkOrder order = changes.require(seen);
        verb.accept(order, clock.instant());
        orders.changed(order);
        return changes.publish(order, Set.of(), actor);
    }
}
