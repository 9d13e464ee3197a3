package org.switchboard.workorder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.switchboard.database.LostUpdate;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.RunningNumber;
import org.switchboard.troubleticket.TicketDesk;
import org.switchboard.troubleticket.TicketView;
import org.switchboard.troubleticket.TicketsOfOrder;
import org.switchboard.workorder.model.Crew;
import org.switchboard.workorder.model.Crews;
import org.switchboard.workorder.model.WorkOrder;
import org.switchboard.workorder.model.WorkOrders;
import org.switchboard.workorder.persistence.OrderQueries;

/**
 * What dispatchers do with repair orders. Each call is one transaction; a step that the order's state does not allow is
 * refused with a {@link BusinessException} that names both states, an unknown id with a {@link NotFoundException}, and
 * a decision that rests on an old view, or collides with somebody else's, with {@code changed-meanwhile}.
 */
@ApplicationScoped
public class Dispatch {

    public static final String KIND = "WO";

    private WorkOrders orders;
    private OrderQueries queries;
    private Crews crews;
    private TicketsOfOrder tickets;
    private TicketDesk desk;
    private OrderMessages messages;
    private Event<WorkOrderChanged> changes;
    private Clock clock;
    private ZoneId zone;

    protected Dispatch() {
        // for the container's proxy
    }

    @Inject
    public Dispatch(
            WorkOrders orders,
            OrderQueries queries,
            Crews crews,
            TicketsOfOrder tickets,
            TicketDesk desk,
            OrderMessages messages,
            Event<WorkOrderChanged> changes,
            Clock clock,
            ZoneId zone) {
        this.orders = orders;
        this.queries = queries;
        this.crews = crews;
        this.tickets = tickets;
        this.desk = desk;
        this.messages = messages;
        this.changes = changes;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Makes an order for a device, or adds the report to the one that the device has already; either way the open
     * tickets that blame the device hang on it afterwards.
     */
    @Transactional
    public Opened open(@NotNull @Valid OrderOpening opening, @NotBlank String actor) {
        Instant now = clock.instant();
        Optional<WorkOrder> held = orders.unrestoredOf(opening.device());
        WorkOrder order = held.orElseGet(
                () -> new WorkOrder(RunningNumber.of(KIND, now, zone, orders.nextNumber()), opening, actor, now));
        long seen = order.version();
        if (held.isPresent()) {
            order.reportedAgain(opening, actor, now);
            orders.changed(order);
        } else {
            orders.add(order);
        }
        opening.ticketIds().forEach(ticket -> desk.attach(ticket, order.id(), order.number(), actor));
        tickets.takeIn(opening.device(), order.id(), order.number(), actor);
        OrderView view = told(order, Set.of());
        if (held.isEmpty() || order.version() != seen) {
            messages.leave(view, null, actor);
        }
        return new Opened(view, held.isPresent());
    }

    /** Gives the order to a crew; one that has a crew already goes to the other and is assigned anew. */
    @Transactional
    public OrderView assign(@NotNull SeenOrder seen, long crewId, @NotBlank String actor) {
        Crew crew = crews.find(crewId).orElseThrow(() -> new NotFoundException("crew", crewId));
        return known(change(seen, (order, now) -> order.assignTo(crew, actor, now)), null, actor);
    }

    @Transactional
    public OrderView setOut(
            @NotNull SeenOrder seen, @Size(max = WorkOrder.LONGEST_NOTE) String note, @NotBlank String actor) {
        return known(change(seen, (order, now) -> order.setOut(note, actor, now)), note, actor);
    }

    @Transactional
    public OrderView arrive(
            @NotNull SeenOrder seen, @Size(max = WorkOrder.LONGEST_NOTE) String note, @NotBlank String actor) {
        return known(change(seen, (order, now) -> order.arrive(note, actor, now)), note, actor);
    }

    /** Supply is back: the tickets of the order are closed, and promised calls stand on the callback list. */
    @Transactional
    public OrderView restore(
            @NotNull SeenOrder seen, @Size(max = WorkOrder.LONGEST_NOTE) String note, @NotBlank String actor) {
        WorkOrder order = seen(seen);
        order.restore(note, actor, clock.instant());
        orders.changed(order);
        return known(told(order, tickets.restored(order.id(), order.number(), actor)), note, actor);
    }

    @Transactional
    public OrderView close(
            @NotNull SeenOrder seen, @Size(max = WorkOrder.LONGEST_NOTE) String note, @NotBlank String actor) {
        return known(change(seen, (order, now) -> order.close(note, actor, now)), note, actor);
    }

    /** Nothing to repair after all; its open tickets are free for another order. */
    @Transactional
    public OrderView cancel(
            @NotNull SeenOrder seen,
            @NotBlank @Size(max = WorkOrder.LONGEST_NOTE) String reason,
            @NotBlank String actor) {
        WorkOrder order = seen(seen);
        order.cancel(reason, actor, clock.instant());
        orders.changed(order);
        return known(told(order, tickets.release(order.id(), order.number(), actor)), reason, actor);
    }

    /** @param expected when supply is expected back; in the future */
    @Transactional
    public OrderView estimate(@NotNull SeenOrder seen, @NotNull Instant expected, @NotBlank String actor) {
        return known(change(seen, (order, now) -> order.estimate(expected, actor, now)), null, actor);
    }

    @Transactional
    public OrderView note(
            @NotNull SeenOrder seen,
            @NotBlank @Size(max = WorkOrder.LONGEST_NOTE) String text,
            @NotBlank String actor) {
        return change(seen, (order, now) -> order.note(text, actor, now));
    }

    /** One more caller is hit by the same fault. */
    @Transactional
    public OrderView attach(@NotNull SeenOrder seen, long ticketId, @NotBlank String actor) {
        WorkOrder order = seen(seen);
        TicketView ticket = desk.attach(ticketId, order.id(), order.number(), actor);
        order.ticketAttached(ticket.number(), actor, clock.instant());
        orders.changed(order);
        return told(order, Set.of());
    }

    /** What field systems must know leaves with the change itself. */
    private OrderView known(OrderView changed, String note, String actor) {
        messages.leave(changed, note, actor);
        return changed;
    }

    private OrderView change(SeenOrder seen, BiConsumer<WorkOrder, Instant> verb) {
        WorkOrder order = seen(seen);
        verb.accept(order, clock.instant());
        orders.changed(order);
        return told(order, Set.of());
    }

    private WorkOrder seen(SeenOrder seen) {
        WorkOrder order = orders.find(seen.id()).orElseThrow(() -> new NotFoundException("work order", seen.id()));
        seen.version().ifPresent(version -> LostUpdate.refuse(version, order.version(), "work order", order.number()));
        return order;
    }

    /** @param released customers whose tickets hang on the order no more */
    private OrderView told(WorkOrder order, Set<Long> released) {
        Set<Long> customers = new HashSet<>(released);
        customers.addAll(tickets.customers(order.id()));
        changes.fire(new WorkOrderChanged(order.id(), order.number(), order.state(), order.device(), customers));
        return queries.find(order.id(), clock.instant())
                .orElseThrow(() -> new NotFoundException("work order", order.id()));
    }
}
