package org.switchboard.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemAnswer;
import org.switchboard.web.api.problem.ProblemKind;

/**
 * Sends a person who is not signed in to the login page, which brings them back to the page that they asked for. The
 * script of an open page gets 401 instead: it lets them sign in over the page.
 */
final class LoginPage {

    private static final String PATH = "/login.xhtml";

    /** Of no scheme that a browser knows, so that it asks for nothing by itself. */
    private static final String CHALLENGE = "Session realm=\"Switchboard\"";

    private LoginPage() {}

    static void sendThere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (PageScript.sent(request)) {
            response.setHeader("WWW-Authenticate", CHALLENGE);
            ProblemAnswer.write(request, response, Problem.of(ProblemKind.SESSION_EXPIRED));
        } else {
            AskedPage.keep(request);
            response.sendRedirect(request.getContextPath() + PATH);
        }
    }

    /** Whether this is the page on which a person signs in, and not one that they are still on. */
    static boolean isAt(HttpServletRequest request) {
        return PATH.equals(request.getServletPath());
    }
}
