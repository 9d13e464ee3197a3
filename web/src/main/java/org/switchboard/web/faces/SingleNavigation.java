package org.switchboard.web.faces;

import jakarta.faces.application.ConfigurableNavigationHandler;
import jakarta.faces.application.ConfigurableNavigationHandlerWrapper;
import jakarta.faces.context.FacesContext;

/** Goes where the first action of a request leads: a request that names two buttons would be redirected twice. */
public class SingleNavigation extends ConfigurableNavigationHandlerWrapper {

    public SingleNavigation(ConfigurableNavigationHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handleNavigation(FacesContext faces, String action, String outcome) {
        if (!faces.getResponseComplete()) {
            super.handleNavigation(faces, action, outcome);
        }
    }

    @Override
    public void handleNavigation(FacesContext faces, String action, String outcome, String flow) {
        if (!faces.getResponseComplete()) {
            super.handleNavigation(faces, action, outcome, flow);
        }
    }
}
