package org.switchboard.web.api.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.switchboard.audit.ReadingBudgetExceeded;
import org.switchboard.database.DatabaseAvailability;
import org.switchboard.source.feed.SourcePauses;

/** The answer of a resource that ended with an exception. */
final class ProblemResponse {

    private static final int SECONDS_UNTIL_IDLE = 2;

    private ProblemResponse() {}

    static Response of(Throwable thrown, HttpHeaders headers, UriInfo address) {
        Problem problem = withContentType(Problems.of(thrown), headers);
        Locale locale = CallerLanguage.among(headers.getAcceptableLanguages());
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .language(locale)
                .entity(problem.json(locale, address.getAbsolutePath().getRawPath())
                        .getBytes(StandardCharsets.UTF_8));
        if (thrown instanceof ReadingBudgetExceeded exceeded) {
            response.header(HttpHeaders.RETRY_AFTER, exceeded.retryAfter().toSeconds());
        }
        if (problem.kind() == ProblemKind.SOURCE_PAUSED) {
            response.header(HttpHeaders.RETRY_AFTER, SourcePauses.TRY_AGAIN.toSeconds());
        }
        if (problem.kind() == ProblemKind.SOURCE_BUSY || problem.kind() == ProblemKind.REQUEST_IN_PROGRESS) {
            response.header(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_IDLE);
        }
        if (problem.kind() == ProblemKind.DATABASE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, DatabaseAvailability.TRY_AGAIN.toSeconds());
        }
        if (thrown instanceof WebApplicationException refusal) {
            // the methods that would have been right
            Object allowed = refusal.getResponse().getHeaderString(HttpHeaders.ALLOW);
            response.header(HttpHeaders.ALLOW, allowed);
        }
        return response.build();
    }

    private static Problem withContentType(Problem problem, HttpHeaders headers) {
        return problem.kind() == ProblemKind.MEDIA_TYPE
                ? problem.at(HttpHeaders.CONTENT_TYPE, headers.getHeaderString(HttpHeaders.CONTENT_TYPE))
                : problem;
    }
}
