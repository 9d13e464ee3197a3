package org.switchboard.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import org.switchboard.access.OwnPassword;
import org.switchboard.shared.BusinessException;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;
import org.switchboard.web.session.OwnSession;

/** Changes the password of whoever is in front of the screen, typed twice. */
@Named("ownPassword")
@RequestScoped
@ReportsBusinessExceptions
public class OwnPasswordBacking {

    @Inject
    OwnPassword passwords;

    @Inject
    OwnSession session;

    @Inject
    Screens screens;

    @Inject
    FacesContext faces;

    private String current;
    private String wanted;
    private String repeated;

    /** Ends every other session; this one goes on under another id. */
    public void change() {
        if (wanted == null || !wanted.equals(repeated)) {
            throw new BusinessException("password-repeated", "password", null);
        }
        passwords.change(current == null ? "" : current, wanted, screens.actor());
        session.renew((HttpServletResponse) faces.getExternalContext().getResponse());
        String sentence = faces.getApplication().getResourceBundle(faces, "t").getString("account.changed");
        faces.addMessage(null, new FacesMessage(sentence));
    }

    public boolean isOneTime() {
        return session.hasOneTimePassword();
    }

    public String getCurrent() {
        return current;
    }

    public void setCurrent(String current) {
        this.current = current;
    }

    public String getWanted() {
        return wanted;
    }

    public void setWanted(String wanted) {
        this.wanted = wanted;
    }

    public String getRepeated() {
        return repeated;
    }

    public void setRepeated(String repeated) {
        this.repeated = repeated;
    }
}
