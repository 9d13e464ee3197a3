package org.switchboard.web.session;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.switchboard.access.KeptSignIns;
import org.switchboard.access.LiveSessions;

/**
 * The sessions in the memory of this node. One that has ended in the database is refused from now on, and the push channels of
 * its pages are closed, also when no page asks for anything.
 */
@ApplicationScoped
public class OpenSessions {

    private static final Logger LOG = Logger.getLogger(OpenSessions.class.getName());

    @Inject
    LiveSessions checks;

    @Inject
    KeptSignIns kept;

    @Inject
    Event<EndedSession> ends;

    /** The check comes on threads of another module; beans of this one are found only in its own context. */
    @Resource
    ContextService contexts;

    /** The users of the sessions. */
    private final Map<UUID, String> sessions = new ConcurrentHashMap<>();

    /** Until the server has thrown them away. */
    private final Set<UUID> ended = ConcurrentHashMap.newKeySet();

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

    void add(UUID id, String user) {
        sessions.put(id, user);
    }

    void remove(UUID id) {
        sessions.remove(id);
        ended.remove(id);
    }

    boolean hasEnded(UUID id) {
        return ended.contains(id);
    }

    /** @param user whose sessions are looked at; empty for all */
    void endEnded(Optional<String> user) {
        Set<UUID> gone = new HashSet<>();
        sessions.forEach((id, name) -> {
            if (user.isEmpty() || user.get().equals(name)) {
                gone.add(id);
            }
        });
        gone.removeAll(kept.alive(gone));
        gone.forEach(this::end);
    }

    private void end(UUID id) {
        String user = sessions.remove(id);
        if (user != null) {
            ended.add(id);
            LOG.info("session ended user=" + user);
            closePages(id);
        }
    }

    void closePages(UUID id) {
        ends.fire(new EndedSession(id));
    }
}
