package org.switchboard.workorder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.switchboard.access.model.Actor;
import org.switchboard.database.LostUpdate;
import org.switchboard.shared.NotFoundException;
import org.switchboard.troubleticket.TicketsOfOrder;
import org.switchboard.troubleticket.model.MovedTickets;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.SeenOrder;
import org.switchboard.workorder.model.WorkOrder;
import org.switchboard.workorder.model.WorkOrderChanged;
import org.switchboard.workorder.model.WorkOrders;
import org.switchboard.workorder.persistence.OrderQueries;

/** How every change of an order begins and ends: the version that was seen, and who is notified of the change. */
@ApplicationScoped
class OrderChanges {

    private WorkOrders orders;
    private OrderQueries queries;
    private TicketsOfOrder tickets;
    private OrderMessages messages;
    private Event<WorkOrderChanged> changes;
    private Clock clock;

    protected OrderChanges() {
        // for the container's proxy
    }

    @Inject
    OrderChanges(
            WorkOrders orders,
            OrderQueries queries,
            TicketsOfOrder tickets,
            OrderMessages messages,
            Event<WorkOrderChanged> changes,
            Clock clock) {
        this.orders = orders;
        this.queries = queries;
        this.tickets = tickets;
        this.messages = messages;
        this.changes = changes;
        this.clock = clock;
    }

    WorkOrder require(long id) {
        return orders.find(id).orElseThrow(() -> new NotFoundException("work order", id));
    }

    WorkOrder require(SeenOrder seen) {
        WorkOrder order = require(seen.id());
        seen.version().ifPresent(version -> LostUpdate.refuse(version, order.version(), "work order", order.number()));
        return order;
    }

    /** Records which tickets were attached; life support and hazards among them make the order more urgent. */
    void ticketsAttached(long orderId, MovedTickets joined, Actor actor) {
        if (!joined.isEmpty()) {
            WorkOrder order = require(orderId);
            order.ticketsJoined(joined.numbers(), tickets.callers(orderId), actor.name(), clock.instant());
            orders.changed(order);
        }
    }

    /** @param released customers whose tickets are no longer attached to the order */
    OrderView publish(WorkOrder order, Set<Long> released, Actor actor) {
        Set<Long> customers = new HashSet<>(released);
        customers.addAll(tickets.customers(order.id()));
        changes.fire(new WorkOrderChanged(
                order.id(), order.number(), order.state(), order.device(), order.zone(), customers, actor.author()));
        return queries.find(order.id(), clock.instant())
                .orElseThrow(() -> new NotFoundException("work order", order.id()));
    }

    /** What field systems must know leaves with the change itself. */
    OrderView send(OrderView changed, String note, Actor actor) {
        messages.enqueue(changed, note, actor);
        return changed;
    }
}
