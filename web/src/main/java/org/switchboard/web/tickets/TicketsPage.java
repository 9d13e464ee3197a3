package org.switchboard.web.tickets;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What the page refreshes when it is notified of a change. */
@Named
@RequestScoped
public class TicketsPage {

    @Inject
    TicketsBacking list;

    @Inject
    TicketBacking ticket;

    public void refresh() {
        list.refresh();
        ticket.refresh();
    }
}
