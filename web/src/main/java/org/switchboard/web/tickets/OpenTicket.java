package org.switchboard.web.tickets;

import java.util.List;
import org.switchboard.troubleticket.model.CallbackState;
import org.switchboard.troubleticket.model.CallbackView;
import org.switchboard.troubleticket.model.TicketDetails;
import org.switchboard.troubleticket.model.TicketState;
import org.switchboard.troubleticket.model.TicketView;

/** A ticket with everything about it; and whether a step is possible now. */
public record OpenTicket(TicketDetails details) {

    public TicketView ticket() {
        return details.ticket();
    }

    /** What the draft of its form is about. */
    public String matter() {
        return "ticket/" + ticket().number();
    }

    public List<CallbackView> openCallbacks() {
        return details.callbacks().stream()
                .filter(callback -> CallbackState.WAITING.contains(callback.state()))
                .toList();
    }

    /** @param state the name of a {@link TicketState} */
    public boolean canBecome(String state) {
        return ticket().state().canBecome(TicketState.valueOf(state));
    }

    public boolean isOpen() {
        return ticket().state().isOpen();
    }
}
