package org.switchboard.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import org.switchboard.database.DatabaseAvailability;
import org.switchboard.database.SqlState;
import org.switchboard.node.NodeStart;
import org.switchboard.web.api.problem.CallerLanguage;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemAnswer;
import org.switchboard.web.api.problem.ProblemKind;

/**
 * What every path answers at once while this node has no database, or could not start: 503 with {@code Retry-After}, as a
 * problem to programs and scripts, as a page to people. Who asks is not looked at, since it cannot be known.
 */
@ApplicationScoped
public class Outage {

    private static final String RESOURCES = "/jakarta.faces.resource/";

    /** Made without Faces, which would begin a session, and loads itself again. */
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%s"><head><meta charset="UTF-8"/><meta http-equiv="refresh" content="%d"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/><title>%s · %s</title>
            <style>body{font:1rem/1.5 sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem}</style></head>
            <body><main><p>%4$s</p><h1>%3$s</h1><p>%5$s</p></main></body></html>
            """;

    @Inject
    DatabaseAvailability database;

    @Inject
    NodeStart node;

    /** Whether this request is to be refused; the files of pages that are open are not. */
    boolean stops(HttpServletRequest request) {
        return (database.isLost() || node.hasFailed())
                && !request.getServletPath().startsWith(RESOURCES);
    }

    /** Whether a request that was let in failed because the database went away meanwhile. */
    static boolean isCauseOf(Throwable failure) {
        return SqlState.isOutage(failure);
    }

    static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", Long.toString(DatabaseAvailability.TRY_AGAIN.toSeconds()));
        if (ProgramPaths.include(request) || PageScript.sent(request) || !isPage(request)) {
            ProblemAnswer.write(request, response, Problem.of(ProblemKind.DATABASE_UNAVAILABLE));
        } else {
            writePage(response, CallerLanguage.of(request));
        }
    }

    private static boolean isPage(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.endsWith(".xhtml") || path.isEmpty() || path.endsWith("/");
    }

    private static void writePage(HttpServletResponse response, Locale locale) throws IOException {
        ResourceBundle texts = ResourceBundle.getBundle("messages.screens", locale);
        byte[] page = PAGE.formatted(
                        locale.toLanguageTag(),
                        DatabaseAvailability.TRY_AGAIN.toSeconds(),
                        texts.getString("error.unavailable.title"),
                        texts.getString("product.name"),
                        texts.getString("error.unavailable.text"))
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Language", locale.toLanguageTag());
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }
}
