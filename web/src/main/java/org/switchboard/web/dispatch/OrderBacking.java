package org.switchboard.web.dispatch;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.Optional;
import org.switchboard.troubleticket.TicketFilter;
import org.switchboard.troubleticket.TicketLists;
import org.switchboard.web.access.Screens;
import org.switchboard.web.draft.PageDrafts;
import org.switchboard.web.refusal.TellsRefusals;
import org.switchboard.web.wording.Wording;
import org.switchboard.workorder.Dispatch;
import org.switchboard.workorder.DispatchQueue;
import org.switchboard.workorder.OrderView;
import org.switchboard.workorder.Restoration;
import org.switchboard.workorder.SeenOrder;

/** The order that is open, and the steps that are possible now. */
@Named("order")
@ViewScoped
@TellsRefusals
public class OrderBacking implements Serializable {

    private static final int TICKETS_SHOWN = 50;

    @Inject
    Dispatch dispatch;

    @Inject
    Restoration restoration;

    @Inject
    DispatchQueue queue;

    @Inject
    TicketLists tickets;

    @Inject
    DispatchBacking list;

    @Inject
    CrewsBacking crews;

    @Inject
    Screens screens;

    @Inject
    PageDrafts drafts;

    @Inject
    Wording say;

    @Inject
    ZoneId zone;

    private Long id;
    private StepNotes notes = new StepNotes();
    private transient OpenOrder open;

    /** Opens the order anew, as it is now, and who could be sent; nothing when none is chosen. */
    public void refresh() {
        crews.refresh();
        open = id == null
                ? null
                : new OpenOrder(
                        queue.details(id),
                        tickets.page(TicketFilter.ofWorkOrder(id), TICKETS_SHOWN, Optional.empty())
                                .items());
    }

    public void open(long orderId) {
        id = orderId;
        notes = new StepNotes();
        refresh();
    }

    public void assign() {
        done(dispatch.assign(seen(), notes.crew(), screens.getUser()));
    }

    public void setOut() {
        done(dispatch.setOut(seen(), notes.text(), screens.getUser()));
    }

    public void arrive() {
        done(dispatch.arrive(seen(), notes.text(), screens.getUser()));
    }

    public void restore() {
        done(restoration.restore(seen(), notes.text(), false, screens.getUser()));
    }

    public void close() {
        done(dispatch.close(seen(), notes.text(), screens.getUser()));
    }

    public void cancel() {
        done(dispatch.cancel(seen(), notes.text(), screens.getUser()));
    }

    public void note() {
        done(dispatch.note(seen(), notes.text(), screens.getUser()));
    }

    public void estimate() {
        done(dispatch.estimate(seen(), notes.expected(zone), screens.getUser()));
    }

    private SeenOrder seen() {
        return SeenOrder.as(getOpen().order());
    }

    private void done(OrderView order) {
        String sentence = say.words("order.done", order.number(), say.code("orderState", order.state()));
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        notes = new StepNotes();
        drafts.end(open.matter());
        refresh();
        list.refresh();
    }

    public OpenOrder getOpen() {
        if (open == null && id != null) {
            refresh();
        }
        return open;
    }

    public StepNotes getNotes() {
        return notes;
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }
}
