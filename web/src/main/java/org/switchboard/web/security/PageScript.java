package org.switchboard.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemAnswer;
import org.switchboard.web.api.problem.ProblemKind;

/** What the script of a page sends besides: that it is one, and whose page it is on. */
final class PageScript {

    /** The user whom the page was made for. */
    private static final String USER = "Switchboard-User";

    /** Of no scheme that a browser knows, so that it asks for nothing by itself. */
    private static final String CHALLENGE = "Session realm=\"Switchboard\"";

    private PageScript() {}

    static boolean sent(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request")) || request.getHeader(USER) != null;
    }

    /** 401, at which the script lets the person sign in over the page. */
    static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", CHALLENGE);
        ProblemAnswer.write(request, response, Problem.of(ProblemKind.SESSION_EXPIRED));
    }

    /** False when somebody else has signed in with this browser since the page was made. */
    static boolean isOf(HttpServletRequest request, PageSession session) {
        return Optional.ofNullable(request.getHeader(USER))
                .map(session.name()::equals)
                .orElse(true);
    }
}
