package org.switchboard.web.agentdesk;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import org.primefaces.PrimeFaces;
import org.switchboard.access.model.Actor;
import org.switchboard.agentdesk.Call;
import org.switchboard.agentdesk.CallDesk;
import org.switchboard.agentdesk.CallDesk.OrderedRepair;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.shared.BusinessException;
import org.switchboard.web.access.Screens;
import org.switchboard.web.draft.PageDrafts;
import org.switchboard.web.refusal.ReportsBusinessExceptions;
import org.switchboard.web.wording.Wording;

/** The current call: what the agent records, and the actions that end it. */
@Named("call")
@ViewScoped
@ReportsBusinessExceptions
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
    Wording wording;

    private CallNotes notes;
    private CallResult result;

    @PostConstruct
    void begin() {
        notes = CallNotes.withNumber(Optional.ofNullable(customer.shown()).flatMap(DeskView::telephone));
    }

    /**
     * @param kind of the step whose button was pressed
     * @param confirmed the agent has seen that the verdict differs
     */
    public void act(String kind, boolean confirmed) {
        customer.changeReason(notes.getReason());
        try {
            NextStep.Kind.named(kind).ifPresent(step -> act(step, confirmed));
        } catch (BusinessException refusal) {
            CallRefusals.addMessage(refusal, "call:telephone");
        }
    }

    private void act(NextStep.Kind step, boolean confirmed) {
        Actor agent = screens.actor();
        switch (step) {
            case ORDER, JOIN -> done(desk.makeRepairOrder(call(), confirmed, agent));
            case TICKET ->
                done("call.ticketOpened", desk.openFaultTicket(call(), agent).number());
            case RESOLVE ->
                done(
                        "call.resolved",
                        desk.resolve(call(), knowledge.used(), agent).number());
            case LOG -> {
                desk.logContact(call(), agent);
                done("call.logged");
            }
        }
    }

    private void done(OrderedRepair repair) {
        done(
                repair.order().joined() ? "call.orderJoined" : "call.orderMade",
                repair.order().order().number(),
                repair.ticket().number());
    }

    private Call call() {
        return notes.call(customer.getCustomerId(), customer.shown().supply());
    }

    private void done(String text, String... numbers) {
        result = new CallResult(
                wording.words(text, (Object[]) numbers), numbers.length == 0 ? "" : wording.words("call.tellNumber"));
        begin();
        drafts.end(getMatter());
        customer.follow();
        knowledge.follow();
        PrimeFaces.current().ajax().update("call:written");
    }

    /** Puts the actions in the place of the result. */
    public void again() {
        result = null;
        knowledge.follow();
    }

    /** What the draft of this form is about. */
    public String getMatter() {
        return "call/customer/" + customer.getCustomerId();
    }

    public CallNotes getNotes() {
        return notes;
    }

    public CallResult getResult() {
        return result;
    }

    public Channel[] getChannels() {
        return Channel.values();
    }

    public Hazard[] getHazards() {
        return Hazard.values();
    }
}
