package org.switchboard.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The paths that are for programs; every other one is for people. */
public final class ProgramPaths {

    private static final String SIGNED = "/webhooks";

    private static final List<String> CALLS = List.of("/api", "/tmf-api");
    private static final List<String> ROOTS = List.of("/api", "/tmf-api", "/openapi", SIGNED);

    private ProgramPaths() {}

    /** By the path that the server itself dispatches on, decoded and without path parameters. */
    public static boolean include(HttpServletRequest request) {
        return include(path(request));
    }

    /** Whether it is one where a signature on the body replaces credentials. */
    public static boolean areSigned(HttpServletRequest request) {
        return request.getServletPath().equals(SIGNED);
    }

    /** Whether it is below a root of the REST API. */
    public static boolean areCalls(HttpServletRequest request) {
        return CALLS.stream().anyMatch(root -> isBelow(root, path(request)));
    }

    /** Whether this path within the application is one. */
    public static boolean include(String path) {
        return ROOTS.stream().anyMatch(root -> isBelow(root, path));
    }

    private static boolean isBelow(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }
}
