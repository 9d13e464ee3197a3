package org.switchboard.web.access;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.util.List;
import org.switchboard.access.model.Actor;
import org.switchboard.web.security.Caller;

/** The pages that the person in front of the screen may see, and who they are. */
@Named
@RequestScoped
public class Screens {

    @Inject
    SecurityContext security;

    @Inject
    Caller caller;

    private List<Screen> open;

    @PostConstruct
    void find() {
        open = Screen.ALL.stream()
                .filter(screen -> screen.roles().stream().anyMatch(security::isCallerInRole))
                .toList();
    }

    public List<Screen> getOpen() {
        return open;
    }

    /** The name that they signed in with; empty before that. */
    public String getUser() {
        Principal caller = security.getCallerPrincipal();
        return caller == null ? "" : caller.getName();
    }

    /** Whoever is signed in, as the one who makes a change. */
    public Actor actor() {
        return caller.actor();
    }

    public boolean isSignedIn() {
        return security.getCallerPrincipal() != null;
    }

    public boolean isOneOf(String... roles) {
        return List.of(roles).stream().anyMatch(security::isCallerInRole);
    }

    /** Where a person arrives after signing in. */
    public String first() {
        return open.isEmpty() ? "/error/forbidden.xhtml" : open.get(0).path() + "?faces-redirect=true";
    }
}
