package org.switchboard.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemAnswer;
import org.switchboard.web.api.problem.ProblemKind;
import org.switchboard.web.session.PageSession;

/** Keeps whoever has signed in with a one-time password on the page where they change it. */
final class OneTimePassword {

    private static final String PAGE = "/account/account.xhtml";

    private static final List<String> OPEN =
            List.of("/account/", "/jakarta.faces.resource/", "/error/", "/session", "/login.xhtml", "/favicon.ico");

    private OneTimePassword() {}

    static boolean stops(HttpServletRequest request, PageSession session) {
        return session.oneTimePassword() && OPEN.stream().noneMatch(request.getServletPath()::startsWith);
    }

    static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (PageScript.sent(request)) {
            ProblemAnswer.write(request, response, Problem.of(ProblemKind.ONE_TIME_PASSWORD));
        } else {
            response.sendRedirect(request.getContextPath() + PAGE);
        }
    }
}
