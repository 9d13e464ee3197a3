package org.switchboard.web.push;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.websocket.CloseReason;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.access.model.Actor;

/**
 * A page that listens. One message is under way at a time; what changes meanwhile is sent in the next one, so a slow browser
 * delays no other and fills no memory.
 */
final class OpenPage {

    private static final Logger LOG = Logger.getLogger(OpenPage.class.getName());
    private static final long LONGEST_SEND_MILLIS = 30_000;

    /** The page refreshes on any message; the topics say why, and more of them say no more. */
    private static final int MOST_TOPICS = 50;

    private final String id = UUID.randomUUID().toString();
    private final Session connection;
    private final String httpSessionId;
    private final Actor actor;
    private final Set<String> missed = new LinkedHashSet<>();
    private boolean sending;

    OpenPage(Session connection, String httpSessionId, Actor actor) {
        this.connection = connection;
        this.httpSessionId = httpSessionId;
        this.actor = actor;
        connection.getAsyncRemote().setSendTimeout(LONGEST_SEND_MILLIS);
    }

    /** Who is in front of it. */
    Actor actor() {
        return actor;
    }

    /** Under which its topics are known. */
    String id() {
        return id;
    }

    boolean belongsTo(String sessionId) {
        return httpSessionId.equals(sessionId);
    }

    /** @param topics that have changed, of those that the page shows */
    void send(List<String> topics) {
        synchronized (this) {
            if (sending) {
                topics.stream().limit(MOST_TOPICS - missed.size()).forEach(missed::add);
                return;
            }
            sending = true;
        }
        transmit(topics);
    }

    private void transmit(Collection<String> topics) {
        JsonArrayBuilder message = Json.createArrayBuilder();
        topics.stream().limit(MOST_TOPICS).forEach(message::add);
        try {
            connection.getAsyncRemote().sendText(message.build().toString(), this::sent);
        } catch (RuntimeException closed) {
            // whatever is wrong with one connection: the other pages are told
            close();
        }
    }

    private void sent(SendResult result) {
        if (!result.isOK()) {
            close();
            return;
        }
        List<String> next;
        synchronized (this) {
            next = List.copyOf(missed);
            missed.clear();
            sending = !next.isEmpty();
        }
        if (!next.isEmpty()) {
            transmit(next);
        }
    }

    void close() {
        try {
            connection.close(new CloseReason(CloseReason.CloseCodes.GOING_AWAY, "session ended"));
        } catch (IOException | RuntimeException broken) {
            LOG.log(Level.FINE, "push connection-broken", broken);
        }
    }
}
