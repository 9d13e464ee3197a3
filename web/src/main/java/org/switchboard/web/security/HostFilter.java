package org.switchboard.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemAnswer;
import org.switchboard.web.api.problem.ProblemKind;

/** Refuses a request for an unknown host where no sign-in has done so before; see {@link HostNames}. */
public class HostFilter extends HttpFilter {

    @Inject
    private transient HostNames hosts;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (hosts.include(request)) {
            chain.doFilter(request, response);
        } else {
            ProblemAnswer.write(request, response, Problem.of(ProblemKind.UNKNOWN_HOST));
        }
    }
}
