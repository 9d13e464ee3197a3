package org.switchboard.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The language switch in the top bar: the same page again, in the other language. */
@Named
@RequestScoped
public class LanguageBacking {

    @Inject
    LanguageChoice choice;

    @Inject
    FacesContext faces;

    public String choose(String language) {
        choice.choose(language);
        return faces.getViewRoot().getViewId() + "?faces-redirect=true&includeViewParams=true";
    }
}
