package org.switchboard.troubleticket;

import java.util.Set;

/**
 * Fired for each change, one ticket or, when supply comes back to a device, all of its tickets at once; observe it
 * after success of the transaction.
 *
 * @param customerIds the customers whose pages show something else now
 */
public record TicketsChanged(Set<Long> ticketIds, Set<Long> customerIds) {

    public TicketsChanged {
        ticketIds = Set.copyOf(ticketIds);
        customerIds = Set.copyOf(customerIds);
    }
}
