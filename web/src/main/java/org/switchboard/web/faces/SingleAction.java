package org.switchboard.web.faces;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ActionEvent;
import jakarta.faces.event.ActionListener;

/** Runs no further action when one has answered: a forged request can name several buttons, and be redirected once. */
public class SingleAction implements ActionListener {

    private final ActionListener wrapped;

    public SingleAction(ActionListener wrapped) {
        this.wrapped = wrapped;
    }

    @Override
    public void processAction(ActionEvent event) {
        if (!FacesContext.getCurrentInstance().getResponseComplete()) {
            wrapped.processAction(event);
        }
    }
}
