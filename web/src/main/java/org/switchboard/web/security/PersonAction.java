package org.switchboard.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * When a person did something last, as far as a request shows it. A page that is opened or a form that is sent is something;
 * what scripts send by themselves says how long ago a key or the pointer was used on the page.
 */
final class PersonAction {

    /** In seconds. */
    private static final String IDLE = "Switchboard-Idle";

    private static final int MOST_DIGITS = 7;

    private PersonAction() {}

    static Optional<Instant> at(HttpServletRequest request, Instant now) {
        String idle = request.getHeader(IDLE);
        if (idle != null) {
            return idle.matches("[0-9]{1," + MOST_DIGITS + "}")
                    ? Optional.of(now.minusSeconds(Long.parseLong(idle)))
                    : Optional.empty();
        }
        return PageScript.sent(request) || !isPage(request) ? Optional.empty() : Optional.of(now);
    }

    /** A browser says what it fetches for; a document is what a person sees. */
    private static boolean isPage(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        String path = request.getServletPath();
        return (destination == null || destination.equals("document"))
                && (path.endsWith(".xhtml") || path.isEmpty() || path.endsWith("/"))
                && !path.startsWith("/jakarta.faces.resource/");
    }
}
