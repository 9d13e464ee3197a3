package org.switchboard.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Sends a person who is not signed in to the login page, which brings them back to the page that they asked for. */
final class LoginPage {

    private static final String PATH = "/login.xhtml";

    private LoginPage() {}

    static void sendThere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String address = request.getContextPath() + PATH;
        if (isPartial(request)) {
            answerPartially(response, address);
        } else {
            AskedPage.keep(request);
            response.sendRedirect(address);
        }
    }

    private static boolean isPartial(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request"));
    }

    /** The page's own script would take a redirect for its answer; this is how it is told to go elsewhere. */
    private static void answerPartially(HttpServletResponse response, String address) throws IOException {
        response.setContentType("text/xml");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .print("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + address
                        + "\"/></partial-response>");
    }
}
