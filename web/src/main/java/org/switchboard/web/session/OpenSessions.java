package org.switchboard.web.session;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpSession;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.access.KeptSignIns;
import org.switchboard.access.LiveSessions;

/**
 * The sessions in the memory of this node. One that has ended in the database is ended here, and with it the push channels of
 * its pages, also when no page asks for anything.
 */
@ApplicationScoped
public class OpenSessions {

    private static final Logger LOG = Logger.getLogger(OpenSessions.class.getName());

    @Inject
    LiveSessions checks;

    @Inject
    KeptSignIns kept;

    /** The check comes on threads of another module; beans of this one are found only in its own context. */
    @Resource
    ContextService contexts;

    private final Map<UUID, HttpSession> sessions = new ConcurrentHashMap<>();

    private Consumer<Optional<String>> listener;

    @SuppressWarnings("unchecked")
    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        Consumer<Optional<String>> check = this::endEnded;
        listener = contexts.createContextualProxy(check, Consumer.class);
        checks.addListener(listener);
    }

    void end(@Observes @Destroyed(ApplicationScoped.class) Object stopped) {
        checks.removeListener(listener);
    }

    void add(UUID id, HttpSession session) {
        sessions.put(id, session);
    }

    void remove(UUID id) {
        sessions.remove(id);
    }

    /** @param user whose sessions are looked at; empty for all */
    void endEnded(Optional<String> user) {
        Set<UUID> ended = new HashSet<>();
        sessions.forEach((id, session) -> {
            if (user.isEmpty() || user.equals(nameOf(session))) {
                ended.add(id);
            }
        });
        ended.removeAll(kept.alive(ended));
        ended.forEach(id -> Optional.ofNullable(sessions.remove(id)).ifPresent(session -> end(id, session)));
    }

    private static Optional<String> nameOf(HttpSession session) {
        try {
            return PageSession.of(session).map(PageSession::name);
        } catch (IllegalStateException ended) {
            return Optional.empty();
        }
    }

    /** Unless another sign-in has begun in the same browser meanwhile. */
    private static void end(UUID id, HttpSession session) {
        try {
            if (PageSession.of(session)
                    .filter(signedIn -> signedIn.id().equals(id))
                    .isPresent()) {
                session.invalidate();
            }
        } catch (IllegalStateException ended) {
            LOG.log(Level.FINE, "session ended by itself", ended);
        }
    }
}
