package org.switchboard.workorder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.troubleticket.TicketsOfOrder;
import org.switchboard.troubleticket.model.MovedTickets;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.SeenOrder;
import org.switchboard.workorder.model.StillDark;
import org.switchboard.workorder.model.StillDarkException;
import org.switchboard.workorder.model.WorkOrder;
import org.switchboard.workorder.model.WorkOrders;
import org.switchboard.workorder.persistence.CoveringOrders;

/** Marks orders as restored, and leaves nobody behind who is still without supply. */
@ApplicationScoped
public class Restoration {

    private WorkOrders orders;
    private OrderChanges changes;
    private OrderTickets orderTickets;
    private CoveringOrders covering;
    private TicketsOfOrder tickets;
    private SupplyCheck supply;
    private Clock clock;

    protected Restoration() {
        // for the container's proxy
    }

    @Inject
    public Restoration(
            WorkOrders orders,
            OrderChanges changes,
            OrderTickets orderTickets,
            CoveringOrders covering,
            TicketsOfOrder tickets,
            SupplyCheck supply,
            Clock clock) {
        this.orders = orders;
        this.changes = changes;
        this.orderTickets = orderTickets;
        this.covering = covering;
        this.tickets = tickets;
        this.supply = supply;
        this.clock = clock;
    }

    /**
     * Supply is back: the tickets of the order are closed, and agreed callbacks are on the callback list. Tickets below
     * another unrestored order move to that order. Tickets of customers who still read dark stay open: on the nearest
     * order above, else on the dispatchers' list.
     *
     * @param confirmed that it is restored although meters or switches below read dark
     * @throws StillDarkException when some do and it is not confirmed
     */
    @Transactional
    @Audited(value = "order-restored", subject = "order", key = 0)
    public OrderView restore(
            @NotNull SeenOrder seen, @Size(max = WorkOrder.LONGEST_NOTE) String note, boolean confirmed, Actor actor) {
        actor.require(Permission.DISPATCH);
        WorkOrder order = changes.require(seen);
        order.requireCanBecome(OrderState.RESTORED);
        if (!confirmed) {
            StillDark found = supply.below(order.device(), order.id());
            if (!found.isNothing()) {
                throw new StillDarkException(order.number(), found);
            }
        }
        order.restore(note, actor.name(), clock.instant());
        orders.changed(order);
        Set<Long> released = new HashSet<>();
        covering.ticketsCoveredBelow(order.device(), order.id())
                .forEach((other, below) -> orderTickets.takeOver(other, below, actor));
        keepDark(order, actor).ifPresent(kept -> released.addAll(kept.customerIds()));
        released.addAll(tickets.restored(order.id(), order.number(), actor).customerIds());
        return changes.send(changes.publish(changes.require(order.id()), released, actor), note, actor);
    }

    private Optional<MovedTickets> keepDark(WorkOrder order, Actor actor) {
        Set<Long> dark = supply.darkTickets(order.device(), order.id());
        if (dark.isEmpty()) {
            return Optional.empty();
        }
        boolean joinedAbove = covering.above(order.device())
                .flatMap(above -> orderTickets.takeOver(above, dark, actor))
                .isPresent();
        if (joinedAbove) {
            return Optional.empty();
        }
        MovedTickets kept = tickets.stillDark(dark, order.id(), order.number(), actor);
        WorkOrder restored = changes.require(order.id());
        restored.ticketsStillDark(kept.numbers(), actor.name(), clock.instant());
        orders.changed(restored);
        return Optional.of(kept);
    }
}
