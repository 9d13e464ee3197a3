package org.switchboard.troubleticket;

import java.util.Optional;
import java.util.Set;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;

/**
 * Fired for each change, one ticket or, when supply comes back to a device, all of its tickets at once.
 *
 * @param customerIds the customers whose pages show something else now
 */
public record TicketsChanged(Set<Long> ticketIds, Set<Long> customerIds, Optional<ChangeAuthor> by) implements Change {

    public TicketsChanged {
        ticketIds = Set.copyOf(ticketIds);
        customerIds = Set.copyOf(customerIds);
    }

    @Override
    public String eventKey() {
        return ticketIds.stream().min(Long::compare).map(String::valueOf).orElse("");
    }
}
