package org.switchboard.web.tickets;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.switchboard.access.UserAdministration;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketGroup;
import org.switchboard.troubleticket.model.TicketPriority;
import org.switchboard.troubleticket.model.TicketState;
import org.switchboard.web.security.Caller;

/** What can be chosen on the page of tickets. */
@Named("ticketChoices")
@RequestScoped
public class TicketChoices {

    @Inject
    Caller caller;

    @Inject
    UserAdministration users;

    public TicketShow[] getShows() {
        return TicketShow.values();
    }

    public TicketState[] getStates() {
        return TicketState.values();
    }

    public TicketCategory[] getCategories() {
        return TicketCategory.values();
    }

    public TicketPriority[] getPriorities() {
        return TicketPriority.values();
    }

    public TicketGroup[] getGroups() {
        return TicketGroup.values();
    }

    /** Names to suggest; another one can be typed. */
    public List<String> getUsers() {
        return users.admitted(caller.actor());
    }
}
