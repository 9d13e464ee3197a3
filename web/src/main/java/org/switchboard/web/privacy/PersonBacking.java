package org.switchboard.web.privacy;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.switchboard.privacy.Privacy;
import org.switchboard.privacy.model.Erasure;
import org.switchboard.privacy.model.PersonState;
import org.switchboard.shared.BusinessException;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;

/** One person, whose data is given out or erased. */
@Named("person")
@ViewScoped
@ReportsBusinessExceptions
public class PersonBacking implements Serializable {

    @Inject
    Privacy privacy;

    @Inject
    ErasuresBacking erasures;

    @Inject
    Screens screens;

    private PersonForm form = new PersonForm();

    private transient PersonState state;
    private transient Erasure erased;

    public void check() {
        erased = null;
        state = privacy.state(form.getCustomer(), screens.actor());
    }

    /** Sends the file in the place of the page. */
    public void export() throws IOException {
        byte[] file = PersonFile.of(privacy.export(form.getCustomer(), form.getReason(), screens.actor()))
                .getBytes(StandardCharsets.UTF_8);
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext answer = faces.getExternalContext();
        answer.setResponseContentType("application/json;charset=UTF-8");
        answer.setResponseHeader("Content-Disposition", "attachment; filename=\"person.json\"");
        answer.setResponseHeader("Cache-Control", "no-store");
        answer.getResponseOutputStream().write(file);
        faces.responseComplete();
    }

    public void erase() {
        if (!form.isChecked()) {
            throw new BusinessException("erasure-not-confirmed", "checked", "false");
        }
        erased = privacy.erase(form.getCustomer(), form.getReason(), screens.actor());
        state = null;
        form = new PersonForm();
        erasures.refresh();
    }

    public PersonForm getForm() {
        return form;
    }

    public PersonState getState() {
        return state;
    }

    public Erasure getErased() {
        return erased;
    }

    public int getLongest() {
        return Privacy.LONGEST_REASON;
    }
}
