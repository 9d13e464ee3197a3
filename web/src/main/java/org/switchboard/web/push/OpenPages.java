package org.switchboard.web.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpSession;
import jakarta.websocket.Session;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The pages of this node that listen for changes, each with the HTTP session to which it belongs. */
@ApplicationScoped
public class OpenPages {

    private final Map<Session, OpenPage> pages = new ConcurrentHashMap<>();

    /** False when the HTTP session has ended, or was given another id, since the handshake. */
    boolean add(Session connection, HttpSession owner) {
        String ownerId = idOf(owner);
        pages.put(connection, new OpenPage(connection, ownerId));
        // looked at again, since the session may have ended before the page was in the map
        boolean belongs = !ownerId.isEmpty() && ownerId.equals(idOf(owner));
        if (!belongs) {
            pages.remove(connection);
        }
        return belongs;
    }

    void remove(Session connection) {
        pages.remove(connection);
    }

    /** Ends the channels of an HTTP session that has ended. */
    void closeAllOf(String httpSessionId) {
        pages.values().removeIf(page -> {
            boolean belongs = page.belongsTo(httpSessionId);
            if (belongs) {
                page.close();
            }
            return belongs;
        });
    }

    /** @param message of topics, as JSON */
    void send(String message) {
        pages.values().forEach(page -> page.send(message));
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
