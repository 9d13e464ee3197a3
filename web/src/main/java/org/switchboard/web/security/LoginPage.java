package org.switchboard.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends a person who is not signed in to the login page, which brings them back to the page that they asked for. */
final class LoginPage {

    private static final String PATH = "/login.xhtml";

    private LoginPage() {}

    static void sendThere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestedPage.keep(request, response);
        response.sendRedirect(request.getContextPath() + PATH);
    }

    /** Whether this is the page on which a person signs in, and not one that they are still on. */
    static boolean isAt(HttpServletRequest request) {
        return PATH.equals(request.getServletPath());
    }
}
