package org.switchboard.web.dispatch;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.switchboard.shared.NotFoundException;
import org.switchboard.troubleticket.TicketLists;
import org.switchboard.troubleticket.model.TicketFilter;
import org.switchboard.web.draft.PageDrafts;
import org.switchboard.web.faces.ErrorAnswer;
import org.switchboard.web.security.Caller;
import org.switchboard.web.wording.Wording;
import org.switchboard.workorder.DispatchQueue;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.SeenOrder;

/** The order that is open, what is entered for its next step, and the steps that are possible now. */
@Named("order")
@ViewScoped
public class OrderBacking implements Serializable {

    private static final int TICKETS_SHOWN = 50;

    @Inject
    Caller caller;

    @Inject
    DispatchQueue queue;

    @Inject
    TicketLists tickets;

    @Inject
    DispatchBacking list;

    @Inject
    CrewsBacking crews;

    @Inject
    PageDrafts drafts;

    @Inject
    Wording wording;

    private Long id;
    private StepNotes notes = new StepNotes();
    private Long version;
    private transient OpenOrder open;

    /** Opens the order that the address names, if it does. */
    public void show() throws IOException {
        try {
            getOpen();
        } catch (NotFoundException none) {
            ErrorAnswer.notFound(FacesContext.getCurrentInstance());
        }
    }

    /** Opens the order anew, as it is now, and who could be sent; nothing when none is chosen. */
    public void refresh() {
        crews.refresh();
        open = id == null
                ? null
                : new OpenOrder(
                        queue.details(id, caller.actor()),
                        tickets.page(TicketFilter.ofWorkOrder(id), TICKETS_SHOWN, Optional.empty(), caller.actor())
                                .items());
        version = open == null ? null : open.order().version();
    }

    public void open(long orderId) {
        id = orderId;
        notes = new StepNotes();
        refresh();
    }

    SeenOrder seen() {
        return SeenOrder.as(getOpen().order());
    }

    /** A step is taken. What was typed for another step stays, and with it the draft. */
    void done(OrderView order) {
        if (notes.isEmpty()) {
            drafts.end(getOpen().matter());
        }
        addMessage(order);
    }

    /** Says what state the order has now. */
    void addMessage(OrderView order) {
        String sentence = wording.words("order.done", order.number(), wording.code("orderState", order.state()));
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        refresh();
        list.refresh();
    }

    /** Of the order as the page shows it. */
    Optional<Long> shownVersion() {
        return Optional.ofNullable(version);
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
