package org.switchboard.troubleticket;

import java.util.Optional;
import java.util.Set;

/** Which tickets a list is to hold; an empty part does not narrow it. */
public record TicketFilter(
        Set<TicketState> states,
        Optional<TicketCategory> category,
        Optional<Long> customerId,
        Optional<Long> workOrderId,
        Optional<String> handler) {

    public static final TicketFilter ALL =
            new TicketFilter(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public TicketFilter {
        states = Set.copyOf(states);
    }

    public static TicketFilter ofCustomer(long customerId) {
        return new TicketFilter(
                Set.of(), Optional.empty(), Optional.of(customerId), Optional.empty(), Optional.empty());
    }

    public static TicketFilter ofWorkOrder(long workOrderId) {
        return new TicketFilter(
                Set.of(), Optional.empty(), Optional.empty(), Optional.of(workOrderId), Optional.empty());
    }

    public static TicketFilter handledBy(String agent) {
        return new TicketFilter(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(agent));
    }

    public TicketFilter onlyOpen() {
        return new TicketFilter(TicketState.OPEN, category, customerId, workOrderId, handler);
    }

    public TicketFilter in(Set<TicketState> wanted) {
        return new TicketFilter(wanted, category, customerId, workOrderId, handler);
    }

    public TicketFilter of(TicketCategory wanted) {
        return new TicketFilter(states, Optional.of(wanted), customerId, workOrderId, handler);
    }
}
