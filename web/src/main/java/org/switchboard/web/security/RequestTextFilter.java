package org.switchboard.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemAnswer;
import org.switchboard.web.api.text.RequestText;

/** Refuses a query or a form in which a value is no proper text: with a problem for programs, with a page for people. */
public class RequestTextFilter extends HttpFilter {

    private static final String FORM = "application/x-www-form-urlencoded";
    /** The state of a page travels with it. */
    private static final int LONGEST_FIELD = 2 << 20;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Problem> fault =
                RequestText.faultInQuery(request.getQueryString()).or(() -> faultInForm(request));
        if (fault.isEmpty()) {
            chain.doFilter(request, response);
        } else if (ProgramPaths.include(request)) {
            ProblemAnswer.write(request, response, fault.get());
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static Optional<Problem> faultInForm(HttpServletRequest request) {
        String type = request.getContentType();
        if (ProgramPaths.include(request) || type == null || !type.startsWith(FORM)) {
            return Optional.empty();
        }
        try {
            if (request.getCharacterEncoding() == null) {
                request.setCharacterEncoding(StandardCharsets.UTF_8.name());
            }
            return RequestText.faultIn(request.getParameterMap(), LONGEST_FIELD);
        } catch (IllegalArgumentException | IOException malformed) {
            return Optional.of(Problem.badValue("form", null, "encoding"));
        }
    }
}
