package org.switchboard.web.session;

import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The sessions of this node in which nobody has signed in: each request for the sign-in page without a cookie begins one.
 * Beyond a number the oldest is ended, so that no caller can fill the memory with them.
 */
@WebListener
public class AnonymousSessions implements HttpSessionListener, HttpSessionIdListener {

    /** Of some 60 kB each. */
    static final int MOST = 2_000;

    private static final Logger LOG = Logger.getLogger(AnonymousSessions.class.getName());

    private final Map<String, HttpSession> sessions = new LinkedHashMap<>();

    @Override
    public void sessionCreated(HttpSessionEvent begin) {
        added(begin.getSession()).ifPresent(AnonymousSessions::end);
    }

    /** The id of a session in which there was no one changes when somebody signs in. */
    @Override
    public void sessionIdChanged(HttpSessionEvent signIn, String oldId) {
        removed(oldId);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent end) {
        removed(end.getSession().getId());
    }

    /** @return the oldest without a person, when there are too many */
    private synchronized Optional<HttpSession> added(HttpSession session) {
        sessions.put(session.getId(), session);
        while (sessions.size() > MOST) {
            HttpSession oldest = sessions.remove(sessions.keySet().iterator().next());
            if (isAnonymous(oldest)) {
                return Optional.of(oldest);
            }
        }
        return Optional.empty();
    }

    private synchronized void removed(String id) {
        sessions.remove(id);
    }

    /** A session may also begin with its person, when a sign-in is resumed after a restart. */
    private static boolean isAnonymous(HttpSession session) {
        try {
            return PageSession.of(session).isEmpty();
        } catch (IllegalStateException ended) {
            return false;
        }
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException ended) {
            LOG.log(Level.FINE, "session ended meanwhile", ended);
        }
    }
}
