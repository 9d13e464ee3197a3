package org.switchboard.web.requestlimit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.switchboard.web.security.ProgramPaths;

/** How many bytes the body of a request may have, by its path and content type. */
final class RequestBodyLimit {

    /** A form of a page; the state of pages stays on the server. */
    static final int PAGE = 64 * 1024;

    static final int JSON = 256 * 1024;

    /** Read line by line, with limits of their own on the line and the body. */
    private static final Set<String> LINES = Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");

    private static final String DRAFTS = "/drafts";

    private RequestBodyLimit() {}

    /** Empty for what its reader limits: lines are streamed, and a webhook has the limit of its route file. */
    static OptionalInt of(HttpServletRequest request) {
        if (ProgramPaths.areSigned(request) || ProgramPaths.include(request) && LINES.contains(mediaType(request))) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                ProgramPaths.include(request) || request.getServletPath().equals(DRAFTS) ? JSON : PAGE);
    }

    /** Without parameters, in small letters; empty when there is none. */
    static String mediaType(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
