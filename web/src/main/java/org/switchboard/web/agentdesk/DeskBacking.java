package org.switchboard.web.agentdesk;

import jakarta.annotation.PreDestroy;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.switchboard.agentdesk.CustomerViews;
import org.switchboard.agentdesk.CustomerViews.Refresh;
import org.switchboard.agentdesk.ScreenTopics;
import org.switchboard.shared.NotFoundException;

/** The customer on the desk, and which of their places of supply is looked at. */
@Named("desk")
@ViewScoped
public class DeskBacking implements Serializable {

    @Inject
    CustomerViews views;

    @Inject
    FacesContext faces;

    @Inject
    ScreenTopics topics;

    private final String screen = UUID.randomUUID().toString();
    private Long customerId;
    private String supplyKey;
    private transient DeskView view;

    /** Opens the customer that the address names; the desk is empty when it names none. */
    public void open() throws IOException {
        try {
            refresh();
        } catch (NotFoundException nobody) {
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, nobody.key());
            faces.responseComplete();
        }
    }

    /** Asks all systems anew; billing's answer is waited for no longer than its service allows. */
    public void refresh() {
        if (customerId != null) {
            view = DeskView.of(views.view(customerId, Refresh.LIVE), Optional.ofNullable(supplyKey));
            topics.show(screen, view.topics());
        }
    }

    @PreDestroy
    void close() {
        topics.close(screen);
    }

    /** Another place of supply, from what is on the page already. */
    public void look(String usagePointKey) {
        supplyKey = usagePointKey;
        view = DeskView.of(getView().whole(), Optional.of(usagePointKey));
    }

    public DeskView getView() {
        if (view == null) {
            refresh();
        }
        return view;
    }

    public Long getCustomerId() {
        return customerId;
    }

    public void setCustomerId(Long customerId) {
        this.customerId = customerId;
    }
}
