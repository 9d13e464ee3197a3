package org.switchboard.web.agentdesk;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.switchboard.agentdesk.CallDesk;
import org.switchboard.interaction.Hazard;
import org.switchboard.shared.BusinessException;
import org.switchboard.web.access.Screens;
import org.switchboard.web.draft.PageDrafts;
import org.switchboard.web.refusal.ReportsBusinessExceptions;
import org.switchboard.web.wording.Wording;

/** A call of a person whom no source knows: a ticket without a customer, for something at a place. */
@Named("placeCall")
@ViewScoped
@ReportsBusinessExceptions
public class PlaceCallBacking implements Serializable {

    private static final List<Hazard> MOST_DANGEROUS_FIRST = List.of(
            Hazard.FIRE,
            Hazard.GAS_SMELL,
            Hazard.ELECTRIC_SHOCK,
            Hazard.TRAPPED_PERSON,
            Hazard.WIRE_DOWN,
            Hazard.SMOKE,
            Hazard.SPARKS,
            Hazard.EXPOSED_EQUIPMENT,
            Hazard.FLOODING);

    @Inject
    CallDesk desk;

    @Inject
    DeskBacking page;

    @Inject
    Screens screens;

    @Inject
    PageDrafts drafts;

    @Inject
    Wording wording;

    private final PlaceNotes notes = new PlaceNotes();
    private String caller;
    private String call = PlaceMatter.newCall();
    private CallResult result;

    /** A look-up text without a match is the caller's number when it holds enough digits. */
    public void open() {
        if (caller != null && caller.codePoints().filter(Character::isDigit).count() > caller.length() / 2) {
            notes.setTelephone(caller.strip());
        }
    }

    /** What the draft of this form is about: the place of one caller is not the next one's. */
    public String getMatter() {
        return PlaceMatter.of(caller, call);
    }

    public void report() {
        try {
            String number = desk.reportPlace(
                            notes.call(Optional.ofNullable(page.getReason())), Optional.empty(), screens.actor())
                    .number();
            drafts.end(getMatter());
            result = new CallResult(wording.words("call.ticketOpened", number), wording.words("call.tellNumber"));
        } catch (BusinessException refusal) {
            CallRefusals.addMessage(refusal, "place:telephone");
        }
    }

    /** Where the matter is; empty before it is known. */
    public String getWhere() {
        return notes.where();
    }

    /** In the order in which they matter to the caller's safety. */
    public List<Hazard> getReported() {
        return MOST_DANGEROUS_FIRST.stream().filter(notes.reported()::contains).toList();
    }

    public PlaceNotes getNotes() {
        return notes;
    }

    public CallResult getResult() {
        return result;
    }

    public List<Hazard> getHazards() {
        return MOST_DANGEROUS_FIRST;
    }

    public String getCaller() {
        return caller;
    }

    /** Part of the address, so that a page that is created again is about the same call. */
    public String getCall() {
        return call;
    }

    /** @param named anything that names no call begins a new one */
    public void setCall(String named) {
        call = PlaceMatter.isCall(named) ? named : call;
    }

    public void setCaller(String caller) {
        this.caller = caller;
    }
}
