package org.switchboard.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.switchboard.access.OwnSessions;
import org.switchboard.access.model.UserSession;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;
import org.switchboard.web.session.OwnSession;

/** The sessions of whoever is in front of the screen; all but this one can be ended here. */
@Named("ownSessions")
@RequestScoped
@ReportsBusinessExceptions
public class OwnSessionsBacking {

    @Inject
    OwnSessions sessions;

    @Inject
    OwnSession session;

    @Inject
    Screens screens;

    private List<UserSession> all;

    public List<UserSession> getAll() {
        if (all == null) {
            all = sessions.list(screens.actor());
        }
        return all;
    }

    public boolean isThis(UserSession one) {
        return session.id().filter(one.id()::equals).isPresent();
    }

    /** The browser and the system it runs on, where it names them as usual. */
    public String browser(UserSession one) {
        return BrowserName.of(one.browser());
    }

    public void end(UUID id) {
        sessions.end(id, screens.actor());
        all = null;
    }
}
