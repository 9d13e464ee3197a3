package org.switchboard.web.tickets;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import org.switchboard.shared.BusinessException;
import org.switchboard.troubleticket.SeenTicket;
import org.switchboard.troubleticket.TicketChange;
import org.switchboard.troubleticket.TicketHandling;
import org.switchboard.troubleticket.TicketLists;
import org.switchboard.troubleticket.model.TicketState;
import org.switchboard.web.access.Screens;
import org.switchboard.web.draft.PageDrafts;
import org.switchboard.web.refusal.ReportsBusinessExceptions;
import org.switchboard.web.wording.Wording;

/** The ticket that is open, and what is entered for it. */
@Named("openTicket")
@ViewScoped
@ReportsBusinessExceptions
public class TicketBacking implements Serializable {

    @Inject
    TicketLists lists;

    @Inject
    TicketHandling handling;

    @Inject
    TicketsBacking list;

    @Inject
    PageDrafts drafts;

    @Inject
    Screens screens;

    @Inject
    Wording say;

    private String number;
    private TicketEdits edits;
    private transient OpenTicket open;

    public void refresh() {
        open = Optional.ofNullable(number)
                .flatMap(known -> lists.find(known, screens.actor()))
                .map(ticket -> new OpenTicket(lists.details(ticket.id(), screens.actor())))
                .orElse(null);
        if (open != null && edits == null) {
            edits = new TicketEdits(open.ticket());
        }
    }

    public void save() {
        change(edits.change());
    }

    /** @param state the name of a {@link TicketState} */
    public void step(String state) {
        change(edits.change().becoming(TicketState.valueOf(state)));
    }

    public void escalate() {
        change(edits.change().escalated());
    }

    public void takeOver() {
        change(edits.change().handledBy(screens.getUser()));
    }

    public void agreeCallback() {
        change(edits.change().withCallback(edits.callback()));
    }

    private void change(TicketChange change) {
        try {
            done(
                    "ticket.saved",
                    handling.change(seen(), change, screens.actor()).number());
        } catch (BusinessException refusal) {
            edits.rest(lists.view(getOpen().ticket().id(), screens.actor()));
            throw refusal;
        }
    }

    /** The ticket as it was when its form was filled. */
    public SeenTicket seen() {
        return new SeenTicket(getOpen().ticket().id(), Optional.of(edits.version()));
    }

    /** What was typed has been used: the draft ends, and the form shows the ticket as it is now. */
    public void done(String text, Object... numbers) {
        drafts.end(getOpen().matter());
        edits = null;
        addMessage(text, numbers);
    }

    /** Reports what was done and shows the result; typed text stays. */
    public void addMessage(String text, Object... numbers) {
        String sentence = say.words(text, numbers);
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        refresh();
        list.refresh();
    }

    public OpenTicket getOpen() {
        if (open == null) {
            refresh();
        }
        return open;
    }

    public TicketEdits getEdits() {
        getOpen();
        return edits;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }
}
