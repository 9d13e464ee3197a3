package org.switchboard.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.access.KeptSignIns;
import org.switchboard.access.model.UserView;

/** The cookie by which a browser is known again after a restart of the server, or on another node. It ends with the browser. */
@ApplicationScoped
class KeptSignInCookie {

    private static final String NAME = "SWITCHBOARD_SIGNED_IN";

    private static final String RENEWED_AT = "org.switchboard.kept-sign-in-renewed";
    private static final Duration BETWEEN_RENEWALS = Duration.ofMinutes(10);

    @Inject
    KeptSignIns signIns;

    @Inject
    Clock clock;

    void begin(HttpServletRequest request, HttpServletResponse response, String user) {
        token(request).ifPresent(signIns::end);
        set(response, signIns.begin(user), -1);
    }

    Optional<UserView> resume(HttpServletRequest request) {
        return token(request).flatMap(signIns::resume);
    }

    /** While the session in memory is used, so is this, now and then. */
    void renew(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || token(request).isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        if (!(session.getAttribute(RENEWED_AT) instanceof Instant last && now.isBefore(last.plus(BETWEEN_RENEWALS)))) {
            session.setAttribute(RENEWED_AT, now);
            resume(request);
        }
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(token -> {
            signIns.end(token);
            set(response, "", 0);
        });
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
