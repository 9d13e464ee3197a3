package org.switchboard.web.api.workorder;

import java.util.List;
import java.util.Optional;
import org.switchboard.shared.Page;
import org.switchboard.workorder.model.WaitingTicket;

/**
 * A part of the list of tickets without an order.
 *
 * @param count how many there are in all
 */
public record WaitingTickets(List<WaitingTicketItem> items, Optional<String> nextCursor, long count) {

    public WaitingTickets {
        items = List.copyOf(items);
    }

    static WaitingTickets of(Page<WaitingTicket> page, long count) {
        return new WaitingTickets(
                page.items().stream().map(WaitingTicketItem::of).toList(), page.nextCursor(), count);
    }
}
