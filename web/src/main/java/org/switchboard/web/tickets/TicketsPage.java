package org.switchboard.web.tickets;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.switchboard.agentdesk.TopicKind;

/** What the page refreshes when it is notified of a change. */
@Named
@RequestScoped
public class TicketsPage {

    private static final int LIST_BESIDE_MILLIS = 60_000;

    @Inject
    TicketsBacking list;

    @Inject
    TicketBacking ticket;

    /** A page with an open ticket is notified of that ticket only; the list beside it is refreshed by {@link #getEvery}. */
    public String getTopics() {
        return ticket.getOpen() == null
                ? TopicKind.TICKET_QUEUE.of()
                : TopicKind.TICKET.of(ticket.getOpen().ticket().number());
    }

    /** Milliseconds after which a page without a notification refreshes; null where the list is notified. */
    public Integer getEvery() {
        return ticket.getOpen() == null ? null : LIST_BESIDE_MILLIS;
    }

    public void refresh() {
        list.refresh();
        ticket.refresh();
    }
}
