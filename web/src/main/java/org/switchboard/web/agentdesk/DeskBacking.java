package org.switchboard.web.agentdesk;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.switchboard.agentdesk.CustomerView;
import org.switchboard.agentdesk.CustomerViews;
import org.switchboard.agentdesk.CustomerViews.Refresh;
import org.switchboard.audit.ReadingBudgetExceeded;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.shared.NotFoundException;
import org.switchboard.web.faces.ErrorAnswer;
import org.switchboard.web.security.Caller;

/** The customer on the desk, the reason for the call, and which of their premises is looked at. */
@Named("desk")
@ViewScoped
public class DeskBacking implements Serializable {

    @Inject
    Caller caller;

    @Inject
    CustomerViews views;

    @Inject
    FacesContext faces;

    private Long customerId;
    private String supplyKey;
    private Symptom reason;
    private transient DeskView view;

    /** Opens the customer that the address names, and asks live systems this once. */
    public void open() throws IOException {
        try {
            show(Refresh.LIVE);
        } catch (NotFoundException nobody) {
            ErrorAnswer.notFound(faces);
        } catch (ReadingBudgetExceeded exceeded) {
            ErrorAnswer.tooMany(faces, exceeded.retryAfter());
        }
    }

    /** From what is known by now, without a question to a live system; only a page that is made anew asks once. */
    public void follow() {
        show(view == null ? Refresh.LIVE : Refresh.NONE);
    }

    /** @param wireName of the symptom that the agent chose; empty for none */
    public void changeReason(String wireName) {
        setReasonName(wireName);
        follow();
    }

    /** Other premises of this customer. */
    public void showPremises(String usagePointKey) {
        supplyKey = usagePointKey;
        follow();
    }

    private void show(Refresh refresh) {
        if (customerId != null) {
            CustomerView whole = views.view(customerId, refresh, reason(), caller.actor());
            view = DeskView.of(whole, Optional.ofNullable(supplyKey), Optional.ofNullable(view));
        }
    }

    /** Before the page is rendered: what was shown is not kept when a session moves to another server. */
    public void ensureView() {
        if (view == null) {
            follow();
        }
    }

    /** What the page shows, also when this server has not made it. */
    public DeskView shown() {
        ensureView();
        return view;
    }

    /** Empty for a desk without a customer. */
    public DeskView getView() {
        return view;
    }

    private Optional<Symptom> reason() {
        return Optional.ofNullable(reason);
    }

    public Symptom getReason() {
        return reason;
    }

    /** A caller about a bill sees the account before the network. */
    public boolean isAccountFirst() {
        return reason != null && reason.concernsAccount();
    }

    /** Key of the usage point that the agent chose; in the page's address, as the reason is. */
    public String getPremises() {
        return supplyKey;
    }

    public void setPremises(String usagePointKey) {
        supplyKey = usagePointKey;
    }

    public String getReasonName() {
        return reason().map(Symptom::wireName).orElse(null);
    }

    public void setReasonName(String wireName) {
        reason = Optional.ofNullable(wireName).flatMap(Symptom::fromWire).orElse(null);
    }

    public Long getCustomerId() {
        return customerId;
    }

    public void setCustomerId(Long customerId) {
        this.customerId = customerId;
    }
}
