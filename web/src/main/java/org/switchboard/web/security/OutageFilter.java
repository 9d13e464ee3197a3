package org.switchboard.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers in place of a page that fails because the database went away after the request had been let in. */
public class OutageFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Inject
    transient Outage outage;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (outage.stops(request)) {
            Outage.answer(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted() || !Outage.isCauseOf(failure)) {
                throw failure;
            }
            response.reset();
            SecurityHeaders.apply(request, response);
            Outage.answer(request, response);
        }
    }
}
