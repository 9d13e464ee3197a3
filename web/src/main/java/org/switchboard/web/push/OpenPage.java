package org.switchboard.web.push;

import jakarta.json.Json;
import jakarta.websocket.CloseReason;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.agentdesk.ScreenTopics;

/**
 * A page that listens. One message is under way at a time; what changes meanwhile becomes one message that everything may
 * have changed, so a slow browser delays no other and fills no memory.
 */
final class OpenPage {

    private static final Logger LOG = Logger.getLogger(OpenPage.class.getName());
    private static final String EVERYTHING =
            Json.createArrayBuilder().add(ScreenTopics.EVERYTHING).build().toString();
    private static final long LONGEST_SEND_MILLIS = 30_000;

    private final String id = UUID.randomUUID().toString();
    private final Session connection;
    private final String httpSessionId;
    private boolean sending;
    private boolean missed;

    OpenPage(Session connection, String httpSessionId) {
        this.connection = connection;
        this.httpSessionId = httpSessionId;
        connection.getAsyncRemote().setSendTimeout(LONGEST_SEND_MILLIS);
    }

    /** Under which its topics are known. */
    String id() {
        return id;
    }

    boolean belongsTo(String sessionId) {
        return httpSessionId.equals(sessionId);
    }

    void send(String message) {
        synchronized (this) {
            if (sending) {
                missed = true;
                return;
            }
            sending = true;
        }
        transmit(message);
    }

    private void transmit(String message) {
        try {
            connection.getAsyncRemote().sendText(message, this::sent);
        } catch (IllegalStateException | IllegalArgumentException closed) {
            close();
        }
    }

    private void sent(SendResult result) {
        if (!result.isOK()) {
            close();
            return;
        }
        synchronized (this) {
            sending = missed;
            missed = false;
            if (!sending) {
                return;
            }
        }
        transmit(EVERYTHING);
    }

    void close() {
        try {
            connection.close(new CloseReason(CloseReason.CloseCodes.GOING_AWAY, "session ended"));
        } catch (IOException | IllegalStateException broken) {
            LOG.log(Level.FINE, "push connection-broken", broken);
        }
    }
}
