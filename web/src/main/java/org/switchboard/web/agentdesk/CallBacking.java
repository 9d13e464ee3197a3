package org.switchboard.web.agentdesk;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.switchboard.agentdesk.Call;
import org.switchboard.agentdesk.CallDesk;
import org.switchboard.agentdesk.CallDesk.OrderedRepair;
import org.switchboard.interaction.Channel;
import org.switchboard.web.access.Screens;
import org.switchboard.web.draft.PageDrafts;
import org.switchboard.web.refusal.TellsRefusals;
import org.switchboard.web.wording.Wording;

/** The call in hand: what the agent writes down, and the four actions that end it. */
@Named("call")
@ViewScoped
@TellsRefusals
public class CallBacking implements Serializable {

    @Inject
    CallDesk desk;

    @Inject
    DeskBacking customer;

    @Inject
    DeskKnowledgeBacking knowledge;

    @Inject
    Screens screens;

    @Inject
    PageDrafts drafts;

    @Inject
    Wording say;

    private CallNotes notes = new CallNotes();

    public void resolve() {
        done(
                "call.resolved",
                desk.resolve(call(), knowledge.used(), screens.getUser()).number());
    }

    public void openFaultTicket() {
        done(
                "call.ticketOpened",
                desk.openFaultTicket(call(), screens.getUser()).number());
    }

    public void makeRepairOrder() {
        OrderedRepair repair = desk.makeRepairOrder(call(), screens.getUser());
        done(
                repair.order().joined() ? "call.orderJoined" : "call.orderMade",
                repair.order().order().number(),
                repair.ticket().number());
    }

    public void logContact() {
        desk.logContact(call(), screens.getUser());
        done("call.logged");
    }

    private Call call() {
        return notes.call(customer.getCustomerId(), customer.getView().supply());
    }

    private void done(String text, Object... numbers) {
        String sentence = say.words(text, numbers);
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        notes = new CallNotes();
        drafts.end(getMatter());
        customer.refresh();
        knowledge.follow();
    }

    /** What the draft of this form is about. */
    public String getMatter() {
        return "call/customer/" + customer.getCustomerId();
    }

    public CallNotes getNotes() {
        return notes;
    }

    public Channel[] getChannels() {
        return Channel.values();
    }
}
