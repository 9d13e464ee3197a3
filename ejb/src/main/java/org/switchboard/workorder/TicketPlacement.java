package org.switchboard.workorder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.network.Topology;
import org.switchboard.network.model.ElementKey;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.shared.NotFoundException;
import org.switchboard.troubleticket.TicketLists;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.workorder.model.OrderFilter;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.RepairableDevice;
import org.switchboard.workorder.persistence.CoveringOrders;
import org.switchboard.workorder.persistence.OrderQueries;
import org.switchboard.workorder.persistence.OrderQueries.Position;
import org.switchboard.workorder.persistence.OrderQueries.Ranked;

/** Where a fault ticket without an order can go: a new order for a device above its place, or an existing order. */
@ApplicationScoped
public class TicketPlacement {

    private static final int ORDERS_OFFERED = 50;

    private CoveringOrders covering;
    private OrderQueries orders;
    private TicketLists tickets;
    private Topology topology;
    private OrderOpenings openings;
    private Dispatch dispatch;
    private Clock clock;

    protected TicketPlacement() {
        // for the container's proxy
    }

    @Inject
    public TicketPlacement(
            CoveringOrders covering,
            OrderQueries orders,
            TicketLists tickets,
            Topology topology,
            OrderOpenings openings,
            Dispatch dispatch,
            Clock clock) {
        this.covering = covering;
        this.orders = orders;
        this.tickets = tickets;
        this.topology = topology;
        this.openings = openings;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /**
     * @param devices the device that the ticket names first, then those above its place from the nearest up
     * @param orders unrestored orders on these devices first, then the most urgent ones
     */
    public record Choices(TicketView ticket, List<RepairableDevice> devices, List<OrderView> orders) {

        public Choices {
            devices = List.copyOf(devices);
            orders = List.copyOf(orders);
        }
    }

    /** @throws NotFoundException when there is no such ticket */
    @Transactional
    @Audited(value = "ticket-placement-read", kind = AuditKind.LIST, subject = "ticket", key = 0)
    public Choices of(long ticketId, Actor actor) {
        actor.require(Permission.DISPATCH);
        TicketView ticket = tickets.details(ticketId, actor).ticket();
        List<RepairableDevice> devices = covering.devicesOf(ticketId);
        Instant now = clock.instant();
        List<OrderView> above = devices.isEmpty()
                ? List.of()
                : orders
                        .unrestoredOn(
                                devices.stream()
                                        .map(device -> device.element().key())
                                        .toList(),
                                now)
                        .stream()
                        .filter(order -> devices.stream()
                                .anyMatch(device -> device.element().equals(order.device())))
                        .toList();
        List<OrderView> urgent =
                orders
                        .queue(OrderFilter.UNRESTORED.inAreas(actor.areas()), Position.BEGINNING, now, ORDERS_OFFERED)
                        .stream()
                        .map(Ranked::view)
                        .toList();
        return new Choices(
                ticket,
                devices,
                Stream.concat(above.stream(), urgent.stream().filter(order -> above.stream()
                                .noneMatch(other -> other.id() == order.id())))
                        .toList());
    }

    /**
     * Makes a repair order for the device with the ticket on it, or adds it to the order that the device has.
     *
     * @throws NotFoundException when the network has no such device
     */
    @Transactional
    @Audited(value = "ticket-placed-on-order", subject = "ticket", key = 0)
    public Opened order(long ticketId, @NotNull ElementKey element, Actor actor) {
        actor.require(Permission.DISPATCH);
        NetworkElement device =
                topology.element(element).orElseThrow(() -> new NotFoundException("network element", element.key()));
        TicketView ticket = tickets.details(ticketId, actor).ticket();
        return dispatch.open(
                openings.forDevice(device)
                        .because(ticket.text(), ticket.cause())
                        .forTickets(Set.of(ticket.id())),
                actor);
    }
}
