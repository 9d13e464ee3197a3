package org.switchboard.web.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Answers with a problem where no resource is reached: in filters, in the login, on the server's own error page. */
public final class ProblemAnswer {

    private ProblemAnswer() {}

    public static void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        write(request, response, problem, request.getRequestURI());
    }

    /** @param instance the path that was called, where the request itself no longer has it */
    public static void write(HttpServletRequest request, HttpServletResponse response, Problem problem, String instance)
            throws IOException {
        Locale locale = CallerLanguage.of(request);
        byte[] body = problem.json(locale, instance).getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Content-Language", locale.toLanguageTag());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
