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
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemAnswer;
import org.switchboard.web.api.problem.ProblemKind;

/** What the server itself refuses at a program's path is a problem detail too, and not a page for people. */
public class ProgramErrorsFilter extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ERROR && ProgramPaths.include(path(request))) {
            ProblemAnswer.write(
                    request, response, Problem.of(ProblemKind.ofStatus(response.getStatus())), path(request));
        } else {
            chain.doFilter(request, ProgramPaths.include(request) ? new ProblemResponse(request, response) : response);
        }
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
            ProblemAnswer.write(request, this, Problem.of(ProblemKind.ofStatus(status)));
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status);
        }
    }
}
