package org.switchboard.troubleticket;

import java.util.Optional;
import java.util.Set;

/** Which tickets a list is to hold; an empty part does not narrow it. */
public record TicketFilter(
        Set<TicketState> states,
        Optional<TicketCategory> category,
        Set<Long> customerIds,
        Optional<Long> workOrderId,
        Optional<String> handler) {

    public static final TicketFilter ALL =
            new TicketFilter(Set.of(), Optional.empty(), Set.of(), Optional.empty(), Optional.empty());

    public TicketFilter {
        states = Set.copyOf(states);
        customerIds = Set.copyOf(customerIds);
    }

    public static TicketFilter ofCustomer(long customerId) {
        return ofCustomer(Set.of(customerId));
    }

    /** @param recordIds all records of one customer, at least one */
    public static TicketFilter ofCustomer(Set<Long> recordIds) {
        return new TicketFilter(Set.of(), Optional.empty(), recordIds, Optional.empty(), Optional.empty());
    }

    public static TicketFilter ofWorkOrder(long workOrderId) {
        return new TicketFilter(Set.of(), Optional.empty(), Set.of(), Optional.of(workOrderId), Optional.empty());
    }

    public static TicketFilter handledBy(String agent) {
        return new TicketFilter(Set.of(), Optional.empty(), Set.of(), Optional.empty(), Optional.of(agent));
    }

    public TicketFilter onlyOpen() {
        return new TicketFilter(TicketState.OPEN, category, customerIds, workOrderId, handler);
    }

    public TicketFilter in(Set<TicketState> wanted) {
        return new TicketFilter(wanted, category, customerIds, workOrderId, handler);
    }

    public TicketFilter of(TicketCategory wanted) {
        return new TicketFilter(states, Optional.of(wanted), customerIds, workOrderId, handler);
    }
}
