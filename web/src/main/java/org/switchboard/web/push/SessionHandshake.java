package org.switchboard.web.push;

import jakarta.servlet.http.HttpSession;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Optional;

/** Passes the HTTP session of a handshake to the endpoint; each connection has properties of its own since WebSocket 2.1. */
public class SessionHandshake extends ServerEndpointConfig.Configurator {

    private static final String OWNER = "org.switchboard.http-session";

    @Override
    public void modifyHandshake(ServerEndpointConfig endpoint, HandshakeRequest request, HandshakeResponse response) {
        if (request.getHttpSession() instanceof HttpSession session) {
            endpoint.getUserProperties().put(OWNER, session);
        }
    }

    static Optional<HttpSession> owner(EndpointConfig handshake) {
        return Optional.ofNullable((HttpSession) handshake.getUserProperties().get(OWNER));
    }
}
