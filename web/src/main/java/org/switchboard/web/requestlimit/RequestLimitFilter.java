package org.switchboard.web.requestlimit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.web.api.problem.CallerLanguage;
import org.switchboard.web.security.ProgramPaths;

/**
 * Reads the body of a request within a limit before anything parses it, and refuses what this server does not process:
 * 400, 405, 413 or 415, and one line in the log. A body has ended here, however its length was declared.
 */
public class RequestLimitFilter extends HttpFilter {

    private static final Logger LOG = Logger.getLogger(RequestLimitFilter.class.getName());

    /** Of all bodies at once that are held whole. */
    private static final long MOST_BYTES_HELD = 32L * 1024 * 1024;

    /** A page of lists has some hundred. */
    static final int MOST_PARAMETERS = 1000;

    private static final String SECONDS_TO_WAIT = "2";
    private static final int LONGEST_LOGGED = 200;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/";
    private static final String CHUNKED = "chunked";
    private static final Set<String> PAGE_METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> METHODS_BUT_PATCH = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");
    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final transient BodyMemory memory;

    public RequestLimitFilter() {
        this(new BodyMemory(MOST_BYTES_HELD));
    }

    RequestLimitFilter(BodyMemory memory) {
        this.memory = memory;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Set<String> methods = methods(request);
        String coding = request.getHeader("Transfer-Encoding");
        Optional<String> malformed = RequestHeaders.fault(request);
        if (!ProgramPaths.include(request) && !FormParameters.isReadable(request.getQueryString())) {
            refuseUnreadableQuery(request, response); // first, since every other refusal has an error page
        } else if (!methods.contains(request.getMethod())) {
            response.setHeader(
                    "Allow", String.join(", ", methods.stream().sorted().toList()));
            refuse(request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "method");
        } else if (malformed.isPresent()) {
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, malformed.get());
        } else if (coding != null && !isKnown(coding, request)) {
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "transfer-encoding");
        } else if (FormParameters.count(request.getQueryString()) > MOST_PARAMETERS) {
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "parameters");
        } else if (hasBody(request, coding)) {
            bounded(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** With a length beside it, two servers could disagree on where the body ends. */
    private static boolean isKnown(String coding, HttpServletRequest request) {
        return coding.strip().toLowerCase(Locale.ROOT).equals(CHUNKED) && request.getHeader("Content-Length") == null;
    }

    /** Servlets other than that of the calls have no PATCH, and would answer 501. */
    private static Set<String> methods(HttpServletRequest request) {
        if (request.getServletPath().endsWith(".xhtml")) {
            return PAGE_METHODS;
        }
        return ProgramPaths.areCalls(request) ? METHODS : METHODS_BUT_PATCH;
    }

    private static boolean hasBody(HttpServletRequest request, String coding) {
        long length = request.getContentLengthLong();
        return length > 0 || coding != null || length < 0 && METHODS_WITH_BODY.contains(request.getMethod());
    }

    private void bounded(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        OptionalInt limit = RequestBodyLimit.of(request);
        if (limit.isEmpty()) {
            chain.doFilter(request, response);
        } else if (RequestBodyLimit.mediaType(request).startsWith(MULTIPART)) {
            refuse(request, response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "multipart");
        } else if (request.getContentLengthLong() > limit.getAsInt()) {
            refuse(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "length");
        } else {
            try (BoundedBody body = new BoundedBody(memory)) {
                switch (read(request, body, limit.getAsInt())) {
                    case WHOLE -> pass(request, response, chain, body.bytes());
                    case TOO_LARGE ->
                        refuse(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "length");
                    case NO_MEMORY -> {
                        response.setHeader("Retry-After", SECONDS_TO_WAIT);
                        refuse(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "memory");
                    }
                    case BROKEN -> refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "body");
                }
            }
        }
    }

    private static BoundedBody.Reading read(HttpServletRequest request, BoundedBody body, int largest) {
        try {
            return body.read(request.getInputStream(), largest);
        } catch (IOException | IllegalArgumentException | IllegalStateException broken) {
            return BoundedBody.Reading.BROKEN;
        }
    }

    private static void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, byte[] body)
            throws IOException, ServletException {
        FormParameters parameters = new FormParameters(request.getQueryString());
        if (RequestBodyLimit.mediaType(request).equals(FORM)) {
            if (FormParameters.count(body) > MOST_PARAMETERS) {
                refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "parameters");
                return;
            }
            if (!parameters.addForm(body)) {
                refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "encoding");
                return;
            }
        }
        if (!ViewState.isReadable(parameters.map())) {
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "view-state");
            return;
        }
        chain.doFilter(new ReadRequest(request, body, parameters.map()), response);
    }

    /** The rest of a body that is not read is no request: the connection ends. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String reason)
            throws IOException {
        takeBody(request);
        log(request, status, reason);
        response.setHeader("Connection", "close");
        response.sendError(status);
    }

    /**
     * The error page reads the parameters; without a body taken, the server would read the whole of it for them. And it would
     * read the query in the character set that the request names, also when there is no such.
     */
    private static void takeBody(HttpServletRequest request) {
        try {
            request.setCharacterEncoding("UTF-8");
            request.getInputStream();
        } catch (IOException | IllegalStateException broken) {
            LOG.log(Level.FINE, "body not taken", broken);
        }
    }

    /** Without the error page, which reads the query again and fails on it. */
    private static void refuseUnreadableQuery(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        takeBody(request);
        log(request, HttpServletResponse.SC_BAD_REQUEST, "query");
        Locale locale = CallerLanguage.of(request);
        ResourceBundle texts = ResourceBundle.getBundle("messages.screens", locale);
        String title = texts.getString("error.badRequest.title");
        byte[] page = ("<!DOCTYPE html><html lang=\"" + locale.toLanguageTag() + "\"><head><title>" + title
                        + "</title></head><body><h1>" + title + "</h1><p>" + texts.getString("error.badRequest.text")
                        + "</p></body></html>")
                .getBytes(StandardCharsets.UTF_8);
        response.setHeader("Connection", "close");
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("text/html; charset=UTF-8");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    private static void log(HttpServletRequest request, int status, String reason) {
        String path = request.getRequestURI();
        LOG.log(Level.INFO, "request refused status={0} reason={1} path={2}", new Object[] {
            String.valueOf(status), reason, path.substring(0, Math.min(path.length(), LONGEST_LOGGED))
        });
    }
}
