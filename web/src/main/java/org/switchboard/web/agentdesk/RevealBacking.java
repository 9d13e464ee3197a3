package org.switchboard.web.agentdesk;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.switchboard.customer.Customers;
import org.switchboard.customer.model.RevealedNumbers;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;

/** The masked numbers of the customer on the desk in full, once the agent has given a reason; gone with the next request. */
@Named("reveal")
@ViewScoped
@ReportsBusinessExceptions
public class RevealBacking implements Serializable {

    @Inject
    Customers customers;

    @Inject
    DeskBacking desk;

    @Inject
    Screens screens;

    private String reason;
    private transient RevealedNumbers numbers;

    public void show() {
        numbers = customers.reveal(desk.getCustomerId(), reason, screens.actor());
        reason = null;
    }

    public void hide() {
        numbers = null;
    }

    public RevealedNumbers getNumbers() {
        return numbers;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public int getLongest() {
        return Customers.LONGEST_REASON;
    }
}
