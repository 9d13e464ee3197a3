package org.switchboard.web.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpSession;
import jakarta.websocket.Session;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.switchboard.access.model.Actor;
import org.switchboard.agentdesk.ScreenTopics;
import org.switchboard.web.session.EndedSession;

/** The pages of this node that listen for changes, each with the HTTP session to which it belongs. */
@ApplicationScoped
public class OpenPages {

    /** The property of a connection that holds the id of its session in the database. */
    static final String SIGN_IN = "org.switchboard.sign-in";

    /** Nobody works with more tabs at once. */
    private static final int MOST_OF_SESSION = 50;

    private final Map<Session, OpenPage> pages = new ConcurrentHashMap<>();

    @Inject
    ScreenTopics topics;

    /** False when the HTTP session has ended, or was given another id, since the handshake; or has too many pages. */
    boolean add(Session connection, HttpSession owner, Actor actor) {
        String ownerId = idOf(owner);
        if (pages.values().stream().filter(page -> page.belongsTo(ownerId)).count() >= MOST_OF_SESSION) {
            return false;
        }
        pages.put(connection, new OpenPage(connection, ownerId, actor));
        // looked at again, since the session may have ended before the page was in the map
        boolean belongs = !ownerId.isEmpty() && ownerId.equals(idOf(owner));
        if (!belongs) {
            remove(connection);
        }
        return belongs;
    }

    /** From now on the page is notified of changes of these topics and of no others. */
    void watch(Session connection, Collection<String> watched) {
        pages.computeIfPresent(connection, (key, page) -> {
            topics.show(page.id(), watched, page.actor());
            return page;
        });
    }

    void remove(Session connection) {
        pages.computeIfPresent(connection, (key, page) -> {
            topics.close(page.id());
            return null;
        });
    }

    /** Ends the channels of a session that was ended elsewhere; the server still has its HTTP session. */
    void close(@Observes EndedSession end) {
        pages.forEach((connection, page) -> {
            if (end.id().equals(connection.getUserProperties().get(SIGN_IN))) {
                remove(connection);
                page.close();
            }
        });
    }

    /** Ends the channels of an HTTP session that has ended. */
    void closeAllOf(String httpSessionId) {
        pages.forEach((connection, page) -> {
            if (page.belongsTo(httpSessionId)) {
                remove(connection);
                page.close();
            }
        });
    }

    /** @param changed the topics that have changed, by the ids of the pages that show them */
    void send(Map<String, List<String>> changed) {
        pages.values()
                .forEach(page -> Optional.ofNullable(changed.get(page.id())).ifPresent(page::send));
    }

    private static String idOf(HttpSession session) {
        try {
            session.getCreationTime();
            return session.getId();
        } catch (IllegalStateException ended) {
            return "";
        }
    }
}
