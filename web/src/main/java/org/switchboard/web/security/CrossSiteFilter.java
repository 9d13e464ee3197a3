package org.switchboard.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemAnswer;
import org.switchboard.web.api.problem.ProblemKind;

/**
 * Refuses what another site's page makes a browser send here. Browsers send where a request comes from; a program sends
 * nothing and passes. The interface for programs is covered too, because a browser repeats HTTP Basic by itself.
 */
public class CrossSiteFilter extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (changesSomething(request) && CrossSite.sent(request)) {
            if (ProgramPaths.include(request)) {
                ProblemAnswer.write(request, response, Problem.of(ProblemKind.CROSS_SITE));
            } else {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A handshake of a push channel changes nothing, but what it opens is read by whoever opened it. */
    private static boolean changesSomething(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD" -> PageScript.opensChannel(request);
            default -> true;
        };
    }
}
