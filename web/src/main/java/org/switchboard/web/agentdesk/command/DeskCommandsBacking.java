package org.switchboard.web.agentdesk.command;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.switchboard.web.agentdesk.CallBacking;
import org.switchboard.web.agentdesk.DeskBacking;
import org.switchboard.web.agentdesk.DeskKnowledgeBacking;
import org.switchboard.web.agentdesk.DeskView;
import org.switchboard.web.agentdesk.NextStep;
import org.switchboard.web.agentdesk.PlaceCallBacking;

/** The commands of the desk for its pages: which are offered now, and all of them for the script and the help. */
@Named("deskCommands")
@RequestScoped
public class DeskCommandsBacking {

    private static final DeskState NO_CALL = new DeskState(false, 0, 0, false, false);

    @Inject
    FacesContext faces;

    @Inject
    DeskBacking desk;

    @Inject
    CallBacking call;

    @Inject
    PlaceCallBacking place;

    @Inject
    DeskKnowledgeBacking knowledge;

    public DeskCommand named(String id) {
        return DeskCommands.named(id);
    }

    public boolean offers(String id) {
        return named(id).guard().test(state());
    }

    /** Whether this way to end the call is offered. */
    public boolean offersAct(NextStep.Kind kind) {
        return DeskCommands.ALL.stream()
                .anyMatch(command -> command.value().filter(kind.name()::equals).isPresent()
                        && command.guard().test(state()));
    }

    public List<DeskCommand> getReasons() {
        return DeskCommands.ALL.stream()
                .filter(command -> command.id().equals("reason"))
                .toList();
    }

    /** Those of this page that have a shortcut. */
    public List<DeskCommand> getHelp() {
        return ofPage().stream()
                .filter(command -> command.shortcut().isPresent())
                .toList();
    }

    /** For the script of the page. */
    public String getJson() {
        return DeskCommandJson.of(ofPage());
    }

    private List<DeskCommand> ofPage() {
        boolean inCall = isInCall();
        return DeskCommands.ALL.stream()
                .filter(command -> inCall || command.guard().test(NO_CALL))
                .toList();
    }

    /** A customer or a place is open. */
    public boolean isInCall() {
        return isPlace() || isDesk() && desk.getCustomerId() != null;
    }

    private boolean isPlace() {
        return faces.getViewRoot().getViewId().equals("/agentdesk/place.xhtml");
    }

    private boolean isDesk() {
        return faces.getViewRoot().getViewId().equals("/agentdesk/desk.xhtml");
    }

    private DeskState state() {
        if (!isInCall()) {
            return NO_CALL;
        }
        boolean articleOpen = knowledge.getOpen() != null;
        if (isPlace()) {
            return new DeskState(true, 0, 0, place.getResult() != null, articleOpen);
        }
        DeskView view = desk.shown();
        return new DeskState(
                true,
                view.supplies().size(),
                view.supply().map(supply -> supply.meters().size()).orElse(0),
                call.getResult() != null,
                articleOpen);
    }
}
