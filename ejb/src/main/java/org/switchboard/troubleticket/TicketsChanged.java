package org.switchboard.troubleticket;

import java.util.Optional;
import java.util.Set;
import org.switchboard.access.model.Actor;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.troubleticket.model.TroubleTicket;

/**
 * Fired for each change, one ticket or, when supply comes back to a device, all of its tickets at once.
 *
 * @param numbers of these tickets, as people and pages read them
 * @param customerIds the customers whose pages show something else now
 */
public record TicketsChanged(Set<Long> ticketIds, Set<String> numbers, Set<Long> customerIds, Optional<ChangeAuthor> by)
        implements Change {

    public TicketsChanged {
        ticketIds = Set.copyOf(ticketIds);
        // a change that an older version stored has no numbers
        numbers = numbers == null ? Set.of() : Set.copyOf(numbers);
        customerIds = Set.copyOf(customerIds);
    }

    static TicketsChanged of(TroubleTicket ticket, Actor actor) {
        return new TicketsChanged(Set.of(ticket.id()), Set.of(ticket.number()), ticket.customerIds(), actor.author());
    }

    @Override
    public String eventKey() {
        return ticketIds.stream().min(Long::compare).map(String::valueOf).orElse("");
    }
}
