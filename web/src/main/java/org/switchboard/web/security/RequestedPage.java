package org.switchboard.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** The page that a person wanted before they were sent to the login page; kept in their session until then. */
final class RequestedPage {

    private static final String KEPT_AS = "org.switchboard.requested-page";
    private static final int LONGEST = 1000;

    private RequestedPage() {}

    /** Only a page that is fetched can be asked for again after the login; what was posted is not repeated. */
    static void keep(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        // two slashes at the beginning would name another host
        String page = request.getRequestURI().replaceFirst("^/+", "/") + query;
        if ("GET".equals(request.getMethod()) && isPage(request.getServletPath()) && page.length() <= LONGEST) {
            request.getSession(true).setAttribute(KEPT_AS, page);
        }
    }

    static Optional<String> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        Optional<String> page = Optional.ofNullable((String) session.getAttribute(KEPT_AS));
        session.removeAttribute(KEPT_AS);
        return page;
    }

    /** Not a picture, a push channel or an error, and not the page that only leads on to the first one of the role. */
    private static boolean isPage(String path) {
        return path.endsWith(".xhtml")
                && !path.equals("/index.xhtml")
                && !path.startsWith("/error/")
                && !path.startsWith("/jakarta.faces.");
    }
}
