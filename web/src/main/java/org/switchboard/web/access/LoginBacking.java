package org.switchboard.web.access;

import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ResourceBundle;
import org.switchboard.web.signin.TypedCredential;

/** Signing in on {@code login.xhtml}, and signing out from anywhere. */
@Named("login")
@RequestScoped
public class LoginBacking {

    @Inject
    SecurityContext security;

    @Inject
    FacesContext faces;

    private String name;
    private String password;

    /** On success to the first page of the person's role, or to the page that they had asked for. */
    public String signIn() {
        ExternalContext exchange = faces.getExternalContext();
        HttpServletRequest request = (HttpServletRequest) exchange.getRequest();
        TypedCredential typed =
                new TypedCredential(request, name == null ? "" : name.strip(), password == null ? "" : password);
        AuthenticationStatus status = security.authenticate(
                request,
                (HttpServletResponse) exchange.getResponse(),
                withParams().credential(typed).newAuthentication(true));
        if (status == AuthenticationStatus.SUCCESS) {
            return "/index.xhtml?faces-redirect=true";
        }
        if (status == AuthenticationStatus.SEND_CONTINUE) {
            faces.responseComplete();
            return null;
        }
        refuse(typed);
        return null;
    }

    public String signOut() throws ServletException {
        ((HttpServletRequest) faces.getExternalContext().getRequest()).logout();
        faces.getExternalContext().invalidateSession();
        return "/login.xhtml?faces-redirect=true";
    }

    private void refuse(TypedCredential typed) {
        ResourceBundle texts = faces.getApplication().getResourceBundle(faces, "t");
        String sentence = typed.isBusy()
                ? texts.getString("login.busy")
                : typed.retryAfter().isZero()
                        ? texts.getString("login.refused")
                        : texts.getString("session.wait")
                                .replace(
                                        "{0}", String.valueOf(typed.retryAfter().toSeconds() + 1));
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
        faces.getExternalContext().setResponseStatus(HttpServletResponse.SC_OK);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
