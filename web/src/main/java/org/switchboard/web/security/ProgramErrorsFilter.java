package org.switchboard.web.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemAnswer;
import org.switchboard.web.api.problem.ProblemKind;

/** What the server itself refuses at a program's path is a problem detail too, and not a page for people. */
public class ProgramErrorsFilter extends HttpFilter {

    private static final Logger LOG = Logger.getLogger(ProgramErrorsFilter.class.getName());

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ERROR && ProgramPaths.include(path(request))) {
            ProblemAnswer.write(request, response, problem(response.getStatus(), path(request)), path(request));
        } else {
            chain.doFilter(request, ProgramPaths.include(request) ? new ProblemResponse(request, response) : response);
        }
    }

    private static Problem problem(int status, String path) {
        ProblemKind kind = ProblemKind.ofStatus(status);
        if (kind != ProblemKind.FAILURE) {
            return Problem.of(kind);
        }
        String incident = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, "request failed incident={0} path={1}", new Object[] {incident, path});
        return Problem.failure(incident);
    }

    /** Where the error happened. */
    private static String path(HttpServletRequest request) {
        String address = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return address == null ? "" : address.substring(request.getContextPath().length());
    }

    private static final class ProblemResponse extends HttpServletResponseWrapper {

        private final HttpServletRequest request;

        ProblemResponse(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void sendError(int status) throws IOException {
            resetBuffer();
            ProblemAnswer.write(request, this, problem(status, request.getRequestURI()));
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status);
        }
    }
}
