package org.switchboard.web.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.switchboard.access.KeptSignIns;
import org.switchboard.access.model.Network;

/** The cookie by which a browser is known again after a restart of the server, or on another node. It ends with the browser. */
@ApplicationScoped
public class KeptSignInCookie {

    private static final String NAME = "SWITCHBOARD_SIGNED_IN";

    @Inject
    KeptSignIns signIns;

    /** @return the id of the new session */
    UUID begin(HttpServletRequest request, HttpServletResponse response, String user) {
        endKept(request);
        KeptSignIns.Begun begun = signIns.begin(
                user,
                Network.of(request.getRemoteAddr()),
                Optional.ofNullable(request.getHeader("User-Agent")).orElse(""));
        set(response, begun.token(), -1);
        return begun.id();
    }

    Optional<KeptSignIns.Resumed> resume(HttpServletRequest request) {
        return token(request).flatMap(signIns::resume);
    }

    public void end(HttpServletRequest request, HttpServletResponse response) {
        endKept(request);
        token(request).ifPresent(token -> set(response, "", 0));
    }

    /** The session of the browser, which knows what it holds no more. */
    void endKept(HttpServletRequest request) {
        token(request).ifPresent(signIns::end);
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie ->
                        NAME.equals(cookie.getName()) && !cookie.getValue().isEmpty())
                .map(Cookie::getValue)
                .findFirst();
    }

    private static void set(HttpServletResponse response, String value, int seconds) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(true);
        cookie.setMaxAge(seconds);
        cookie.setAttribute("SameSite", "Strict");
        response.addCookie(cookie);
    }
}
