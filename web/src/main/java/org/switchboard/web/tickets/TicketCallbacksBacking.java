package org.switchboard.web.tickets;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.switchboard.troubleticket.CallbackList;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;

/** The agreed callbacks of the open ticket: kept, or tried. */
@Named("ticketCallbacks")
@ViewScoped
@ReportsBusinessExceptions
public class TicketCallbacksBacking implements Serializable {

    @Inject
    TicketBacking ticket;

    @Inject
    CallbackList callbacks;

    @Inject
    Screens screens;

    public void reached(long callback) {
        callbacks.reached(callback, screens.actor());
        ticket.addMessage("ticket.callbackKept", ticket.getNumber());
    }

    public void notReached(long callback) {
        callbacks.notReached(callback, screens.actor());
        ticket.addMessage("ticket.saved", ticket.getNumber());
    }
}
