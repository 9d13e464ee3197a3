package org.switchboard.web.tickets;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import org.switchboard.troubleticket.model.TicketGroup;
import org.switchboard.web.access.Screens;

/** The queues that the person in front of the screen works off, by their roles. */
@RequestScoped
public class OwnGroups {

    @Inject
    Screens screens;

    Set<TicketGroup> get() {
        Set<TicketGroup> groups = EnumSet.noneOf(TicketGroup.class);
        if (screens.isOneOf("agent")) {
            groups.add(TicketGroup.SERVICE);
        }
        if (screens.isOneOf("dispatcher")) {
            groups.add(TicketGroup.DISPATCH);
        }
        if (screens.isOneOf("supervisor", "admin")) {
            groups.add(TicketGroup.SUPERVISION);
        }
        return groups;
    }
}
