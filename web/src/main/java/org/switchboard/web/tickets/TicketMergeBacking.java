package org.switchboard.web.tickets;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Objects;
import org.switchboard.shared.NotFoundException;
import org.switchboard.troubleticket.TicketHandling;
import org.switchboard.troubleticket.TicketLists;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;

/** Merges the open ticket into another one, and undoes that. */
@Named("ticketMerge")
@ViewScoped
@ReportsBusinessExceptions
public class TicketMergeBacking implements Serializable {

    @Inject
    TicketBacking ticket;

    @Inject
    TicketLists lists;

    @Inject
    TicketHandling handling;

    @Inject
    Screens screens;

    private String into;
    private String asked;

    /** When the two belong to different customers, the first press asks and the second one merges. */
    public void merge() {
        String survivor = into == null ? "" : into.strip();
        long id = lists.find(survivor.isEmpty() ? "-" : survivor, screens.actor())
                .orElseThrow(() -> new NotFoundException("ticket", survivor))
                .id();
        boolean confirmed = Objects.equals(survivor, asked);
        asked = survivor;
        handling.merge(ticket.seen(), id, confirmed, screens.actor());
        asked = null;
        into = null;
        ticket.done("ticket.merged", ticket.getNumber(), survivor);
    }

    public void unmerge() {
        ticket.done(
                "ticket.unmerged",
                handling.unmerge(ticket.seen(), screens.actor()).number());
    }

    public String getInto() {
        return into;
    }

    public void setInto(String into) {
        this.into = into;
    }
}
