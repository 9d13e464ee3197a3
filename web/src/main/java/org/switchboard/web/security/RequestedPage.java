package org.switchboard.web.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The page that a person wanted before they were sent to the login page; in a cookie until then, since nobody has a session yet. */
final class RequestedPage {

    private static final String NAME = "SWITCHBOARD_PAGE";
    private static final int LONGEST = 1000;
    private static final int LONGEST_KEPT_SECONDS = 1800;

    private RequestedPage() {}

    /** Only a page that is fetched can be asked for again after the login; what was posted is not repeated. */
    static void keep(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        // two slashes at the beginning would name another host
        String page = request.getRequestURI().replaceFirst("^/+", "/") + query;
        if ("GET".equals(request.getMethod()) && isPage(request.getServletPath()) && page.length() <= LONGEST) {
            set(response, URLEncoder.encode(page, StandardCharsets.UTF_8), LONGEST_KEPT_SECONDS);
        }
    }

    static Optional<String> take(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> page = Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> NAME.equals(cookie.getName()))
                .map(Cookie::getValue)
                .findFirst()
                .flatMap(RequestedPage::decoded);
        page.ifPresent(found -> set(response, "", 0));
        return page.filter(found -> isOwn(request, found));
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** A cookie may have been set by others: only a page of this application is one. */
    private static boolean isOwn(HttpServletRequest request, String page) {
        return page.length() <= LONGEST
                && page.startsWith(request.getContextPath() + "/")
                && !page.startsWith("//")
                && page.chars().noneMatch(character -> character < ' ' || character == '\\');
    }

    private static void set(HttpServletResponse response, String value, int seconds) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(true);
        cookie.setMaxAge(seconds);
        cookie.setAttribute("SameSite", "Strict");
        response.addCookie(cookie);
    }

    /** Not a picture, a push channel or an error, and not the page that only leads on to the first one of the role. */
    private static boolean isPage(String path) {
        return path.endsWith(".xhtml")
                && !path.equals("/index.xhtml")
                && !path.startsWith("/error/")
                && !path.startsWith("/jakarta.faces.");
    }
}
