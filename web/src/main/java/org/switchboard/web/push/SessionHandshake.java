package org.switchboard.web.push;

import jakarta.servlet.http.HttpSession;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Optional;
import java.util.UUID;
import org.switchboard.access.model.Actor;
import org.switchboard.web.security.Caller;
import org.switchboard.web.session.PageSession;

/** Passes the HTTP session of a handshake and its user to the endpoint; each connection has properties of its own since WebSocket 2.1. */
public class SessionHandshake extends ServerEndpointConfig.Configurator {

    private static final String OWNER = "org.switchboard.http-session";
    private static final String ACTOR = "org.switchboard.actor";
    private static final String SIGN_IN = "org.switchboard.sign-in";

    @Override
    public void modifyHandshake(ServerEndpointConfig endpoint, HandshakeRequest request, HandshakeResponse response) {
        if (request.getHttpSession() instanceof HttpSession session) {
            endpoint.getUserProperties().put(OWNER, session);
            PageSession.of(session)
                    .ifPresent(signedIn -> endpoint.getUserProperties().put(SIGN_IN, signedIn.id()));
            Caller.of(session).ifPresent(actor -> endpoint.getUserProperties().put(ACTOR, actor));
        }
    }

    /** Who is in front of the page. */
    static Optional<Actor> actor(EndpointConfig handshake) {
        return Optional.ofNullable((Actor) handshake.getUserProperties().get(ACTOR));
    }

    /** The session, as the database names it. */
    static Optional<UUID> signIn(EndpointConfig handshake) {
        return Optional.ofNullable((UUID) handshake.getUserProperties().get(SIGN_IN));
    }

    static Optional<HttpSession> owner(EndpointConfig handshake) {
        return Optional.ofNullable((HttpSession) handshake.getUserProperties().get(OWNER));
    }
}
