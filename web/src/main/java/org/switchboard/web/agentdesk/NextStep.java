package org.switchboard.web.agentdesk;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.switchboard.agentdesk.CustomerView.PathStep;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.agentdesk.verdict.Verdict.RecommendedAction;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.troubleticket.model.TicketPriority;
import org.switchboard.workorder.model.OrderView;

/**
 * One way to end a call, with its object and its size, as on its button.
 *
 * @param recommended what the verdict recommends; explains a contact that is logged
 * @param device of an order
 * @param size how many customers an order is for
 * @param order that the call would be linked to
 * @param priority of the ticket
 */
public record NextStep(
        Kind kind,
        Optional<RecommendedAction> recommended,
        Optional<String> device,
        Optional<Size> size,
        Optional<OrderView> order,
        TicketPriority priority) {

    /** The caller reports a danger, or a life depends on supply. */
    boolean danger() {
        return priority == TicketPriority.CRITICAL;
    }

    /** Customers without supply, and how many of them depend on life support. */
    public record Size(int customers, int lifeSupport) {}

    /** What pressing the button does. */
    public enum Kind {
        ORDER,
        JOIN,
        TICKET,
        RESOLVE,
        LOG;

        /** Key of the text of its button. */
        public String label() {
            return "step." + name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> named(String name) {
            return Stream.of(values()).filter(kind -> kind.name().equals(name)).findFirst();
        }
    }

    private static final Set<RecommendedAction> OF_REPAIR =
            EnumSet.of(RecommendedAction.MAKE_REPAIR_ORDER, RecommendedAction.JOIN_OUTAGE);

    private static final List<Kind> PLAIN = List.of(Kind.TICKET, Kind.RESOLVE, Kind.LOG);

    /** All ways for these premises, the recommended one first. */
    static List<NextStep> of(SupplyCard supply) {
        NextStep first = recommended(supply);
        Stream<NextStep> others = Stream.of(
                        repair(supply, Optional.empty()).stream(),
                        PLAIN.stream().map(kind -> plain(kind, supply.verdict().priority())))
                .flatMap(steps -> steps)
                .filter(step -> step.kind() != first.kind());
        return Stream.concat(Stream.of(first), others).toList();
    }

    /** Of a customer without premises, or an unknown caller. */
    static List<NextStep> withoutPremises() {
        return PLAIN.stream().map(kind -> plain(kind, TicketPriority.NORMAL)).toList();
    }

    private static NextStep recommended(SupplyCard supply) {
        RecommendedAction action = supply.verdict().action();
        if (OF_REPAIR.contains(action)) {
            Optional<NextStep> repair = repair(supply, Optional.of(action));
            if (repair.isPresent()) {
                return repair.get();
            }
        }
        boolean ticket = OF_REPAIR.contains(action) || action == RecommendedAction.OPEN_FAULT_TICKET;
        return new NextStep(
                ticket ? Kind.TICKET : Kind.LOG,
                Optional.of(action),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                supply.verdict().priority());
    }

    private static Optional<NextStep> repair(SupplyCard supply, Optional<RecommendedAction> recommended) {
        return supply.blamedDevice().map(device -> {
            Optional<OrderView> order = supply.repairOrders().stream()
                    .filter(open -> open.device().equals(device.elementKey()))
                    .findFirst();
            return new NextStep(
                    order.isPresent() ? Kind.JOIN : Kind.ORDER,
                    recommended,
                    Optional.of(named(device)),
                    size(supply, device),
                    order,
                    supply.verdict().priority());
        });
    }

    /** Counted below the device; one at the end of the path; empty where not counted. */
    private static Optional<Size> size(SupplyCard supply, NetworkElement device) {
        List<PathStep> path = supply.path().value().orElse(List.of());
        boolean last = !path.isEmpty()
                && path.get(path.size() - 1).element().elementKey().equals(device.elementKey());
        return supply.metersBelow()
                .filter(count -> count.device().equals(device.elementKey()))
                .map(count -> new Size(count.customers(), count.lifeSupport()))
                .or(() -> last
                        ? Optional.of(new Size(1, supply.verdict().concernsLifeSupport() ? 1 : 0))
                        : Optional.empty());
    }

    private static String named(NetworkElement device) {
        return device.name().isBlank() ? device.key() : device.name();
    }

    private static NextStep plain(Kind kind, TicketPriority priority) {
        return new NextStep(kind, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), priority);
    }
}
