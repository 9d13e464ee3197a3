package org.switchboard.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemAnswer;
import org.switchboard.web.api.problem.ProblemKind;
import org.switchboard.web.session.PageSession;

/** What the script of a page sends besides: that it is one, and whose page it is on. */
final class PageScript {

    /** The user whom the page was made for. */
    private static final String USER = "Switchboard-User";

    /** The same in the address of a push channel, whose handshake has no headers of a script's own. */
    private static final String USER_OF_CHANNEL = "user";

    /** Of no scheme that a browser knows, so that it asks for nothing by itself. */
    private static final String CHALLENGE = "Session realm=\"Switchboard\"";

    private PageScript() {}

    static boolean sent(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request"))
                || request.getHeader(USER) != null
                || opensChannel(request);
    }

    /** 401, at which the script lets the person sign in over the page. */
    static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", CHALLENGE);
        ProblemAnswer.write(request, response, Problem.of(ProblemKind.SESSION_EXPIRED));
    }

    /** False when another user has signed in with this browser since the page was made. */
    static boolean isOf(HttpServletRequest request, PageSession session) {
        return Optional.ofNullable(
                        opensChannel(request) ? request.getParameter(USER_OF_CHANNEL) : request.getHeader(USER))
                .map(session.name()::equals)
                .orElse(!opensChannel(request));
    }

    /** Whether it is the handshake of a push channel. */
    static boolean opensChannel(HttpServletRequest request) {
        return "GET".equals(request.getMethod()) && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }
}
