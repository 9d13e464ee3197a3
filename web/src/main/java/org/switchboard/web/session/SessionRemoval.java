package org.switchboard.web.session;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** Takes a session that the server has ended out of {@link OpenSessions}. */
@WebListener
public class SessionRemoval implements HttpSessionListener {

    @Inject
    OpenSessions sessions;

    @Override
    public void sessionDestroyed(HttpSessionEvent end) {
        PageSession.of(end.getSession()).map(PageSession::id).ifPresent(sessions::remove);
    }
}
