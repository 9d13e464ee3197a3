package org.switchboard.web.draft;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import org.primefaces.PrimeFaces;
import org.switchboard.draft.Drafts;
import org.switchboard.draft.model.Draft;
import org.switchboard.web.access.Screens;

/** Ends the draft whose text an action has used, and notifies the page's script. */
@Named("drafts")
@RequestScoped
public class PageDrafts {

    @Inject
    Drafts drafts;

    @Inject
    Screens screens;

    @Inject
    ZoneId zone;

    /** @param matter as in the form's {@code data-draft} */
    public void end(String matter) {
        Draft ended = drafts.end(matter, screens.actor());
        if (FacesContext.getCurrentInstance().getPartialViewContext().isAjaxRequest()) {
            PrimeFaces.current().ajax().addCallbackParam("draftEnded", matter);
            PrimeFaces.current().ajax().addCallbackParam("draftVersion", ended.version());
        }
    }

    /** The zone in which times are shown. */
    public String getZone() {
        return zone.getId();
    }
}
