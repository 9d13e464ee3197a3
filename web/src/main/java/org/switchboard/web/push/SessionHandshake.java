package org.switchboard.web.push;

import jakarta.servlet.http.HttpSession;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.web.security.Caller;

/** Passes the HTTP session of a handshake and its user to the endpoint; each connection has properties of its own since WebSocket 2.1. */
public class SessionHandshake extends ServerEndpointConfig.Configurator {

    private static final String OWNER = "org.switchboard.http-session";
    private static final String ACTOR = "org.switchboard.actor";

    @Override
    public void modifyHandshake(ServerEndpointConfig endpoint, HandshakeRequest request, HandshakeResponse response) {
        if (request.getHttpSession() instanceof HttpSession session) {
            endpoint.getUserProperties().put(OWNER, session);
            Caller.of(session).ifPresent(actor -> endpoint.getUserProperties().put(ACTOR, actor));
        }
    }

    /** Who is in front of the page. */
    static Optional<Actor> actor(EndpointConfig handshake) {
        return Optional.ofNullable((Actor) handshake.getUserProperties().get(ACTOR));
    }

    static Optional<HttpSession> owner(EndpointConfig handshake) {
        return Optional.ofNullable((HttpSession) handshake.getUserProperties().get(OWNER));
    }
}
