package org.switchboard.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What the script of a page sends besides: that it is one, and whose page it is on. */
final class PageScript {

    /** The user whom the page was made for. */
    private static final String USER = "Switchboard-User";

    private PageScript() {}

    static boolean sent(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request")) || request.getHeader(USER) != null;
    }

    /** False when somebody else has signed in with this browser since the page was made. */
    static boolean isOf(HttpServletRequest request, PageSession session) {
        return Optional.ofNullable(request.getHeader(USER))
                .map(session.name()::equals)
                .orElse(true);
    }
}
