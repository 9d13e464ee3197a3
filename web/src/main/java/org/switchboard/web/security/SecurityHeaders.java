package org.switchboard.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Headers of every answer. Pages get the rest of their content policy, with a nonce for their scripts, from
 * PrimeFaces ({@code primefaces.CSP_POLICY} in web.xml); browsers apply both.
 */
final class SecurityHeaders {

    private static final String POLICY_FOR_PROGRAMS = "default-src 'none'; frame-ancestors 'none'";
    private static final String POLICY_FOR_PAGES =
            "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    private static final String RESOURCES = "/jakarta.faces.resource/";

    private SecurityHeaders() {}

    static void apply(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        // with no-referrer, browsers post forms with "Origin: null", which is the same as from another site
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        response.setHeader(
                "Content-Security-Policy", ProgramPaths.include(request) ? POLICY_FOR_PROGRAMS : POLICY_FOR_PAGES);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (!request.getServletPath().startsWith(RESOURCES)) {
            response.setHeader("Cache-Control", "no-store");
        }
    }
}
