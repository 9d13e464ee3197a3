package org.switchboard.web.dispatch;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;
import org.switchboard.workorder.OrderTickets;
import org.switchboard.workorder.model.SeenOrder;

/** Takes tickets off the open order. */
@Named("orderTickets")
@RequestScoped
@ReportsBusinessExceptions
public class OrderTicketsBacking {

    @Inject
    OrderTickets tickets;

    @Inject
    OrderBacking order;

    @Inject
    WaitingTicketsBacking waiting;

    @Inject
    Screens screens;

    public void detach(long ticketId) {
        order.addMessage(tickets.detach(SeenOrder.withoutVersionCheck(order.getId()), ticketId, screens.actor()));
        waiting.refresh();
    }
}
