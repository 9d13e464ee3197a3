package org.switchboard.web.push;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpSession;
import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.switchboard.access.model.Actor;

/**
 * {@code /push/changes}: an open page listens here. The server lets in only the handshake of a signed-in user
 * ({@code org.switchboard.web.security}); the channel belongs to the HTTP session of that handshake and ends with it.
 */
@Dependent
@ServerEndpoint(value = ChangesEndpoint.PATH, configurator = SessionHandshake.class)
public class ChangesEndpoint {

    static final String PATH = "/push/changes";

    /** A page that closed without a message is noticed after this time; one that is there connects again. */
    private static final long IDLE_TIMEOUT_MILLIS = 300_000;

    /** A customer with fifty premises has some thousand topics. */
    private static final int LONGEST_MESSAGE = 128 * 1024;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    @Inject
    OpenPages pages;

    /** Of a message whose last part is still to come; each connection has an endpoint of its own. */
    private final StringBuilder received = new StringBuilder();

    @OnOpen
    public void open(Session page, EndpointConfig handshake) throws IOException {
        Optional<HttpSession> owner = SessionHandshake.owner(handshake);
        page.setMaxIdleTimeout(IDLE_TIMEOUT_MILLIS);
        Optional<Actor> actor = SessionHandshake.actor(handshake);
        SessionHandshake.signIn(handshake)
                .ifPresent(id -> page.getUserProperties().put(OpenPages.SIGN_IN, id));
        if (page.getUserPrincipal() == null
                || owner.isEmpty()
                || actor.isEmpty()
                || !pages.add(page, owner.get(), actor.get())) {
            page.close(new CloseReason(CloseReason.CloseCodes.VIOLATED_POLICY, "no session"));
        }
    }

    /** What the page shows now, as topics that blanks part. Taken in parts, since a limit of the whole would not hold for them. */
    @OnMessage
    public void watch(String part, boolean last, Session page) throws IOException {
        if (received.length() + part.length() > LONGEST_MESSAGE) {
            pages.remove(page);
            page.close(new CloseReason(CloseReason.CloseCodes.TOO_BIG, "too many topics"));
            return;
        }
        received.append(part);
        if (last) {
            pages.watch(
                    page,
                    BLANKS.splitAsStream(received)
                            .filter(topic -> !topic.isEmpty())
                            .collect(Collectors.toSet()));
            received.setLength(0);
        }
    }

    @OnClose
    public void close(Session page) {
        pages.remove(page);
    }

    /** The connection broke; the server closes it afterwards. */
    @OnError
    public void fail(Session page, Throwable broken) {
        pages.remove(page);
    }
}
