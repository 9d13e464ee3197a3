package org.switchboard.web.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.logging.Logger;

/**
 * Separates a page from its error page. The error page is made when the page has ended: made within it, it would take
 * the context of Faces away from it, which fails then. And it is opened like any page, whatever was sent to the other.
 */
public class ErrorPageFilter extends HttpFilter {

    private static final Logger LOG = Logger.getLogger(ErrorPageFilter.class.getName());

    /** By its name, because only pages know Faces. */
    private static final String EXPIRED = "jakarta.faces.application.ViewExpiredException";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            chain.doFilter(new OpenedPage(request), response);
            return;
        }
        LateError late = new LateError(response);
        try {
            chain.doFilter(request, late);
        } catch (ServletException failure) {
            if (response.isCommitted() || !isExpiredView(failure)) {
                throw failure;
            }
            LOG.info("page expired path=" + request.getServletPath());
            late.sendError(HttpServletResponse.SC_GONE);
        }
        late.send();
    }

    /** A form of a page whose state is no longer kept, and that cannot be made again. */
    private static boolean isExpiredView(Throwable failure) {
        return failure != null && (failure.getClass().getName().equals(EXPIRED) || isExpiredView(failure.getCause()));
    }

    private static final class LateError extends HttpServletResponseWrapper {

        private int error;

        LateError(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) throws IOException {
            if (isCommitted()) {
                throw new IllegalStateException("The answer has been sent.");
            }
            error = status;
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status);
        }

        @Override
        public boolean isCommitted() {
            return error != 0 || super.isCommitted();
        }

        void send() throws IOException {
            if (error != 0) {
                super.sendError(error);
            }
        }
    }

    private static final class OpenedPage extends HttpServletRequestWrapper {

        private static final String OF_SCRIPT = "Faces-Request";

        OpenedPage(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public String getQueryString() {
            return null;
        }

        @Override
        public String getParameter(String name) {
            return null;
        }

        @Override
        public String[] getParameterValues(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public String getHeader(String name) {
            return OF_SCRIPT.equalsIgnoreCase(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return OF_SCRIPT.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }
    }
}
