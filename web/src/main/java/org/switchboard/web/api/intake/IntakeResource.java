package org.switchboard.web.api.intake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.source.FeedId;
import org.switchboard.web.api.list.KnownRecordType;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;
import org.switchboard.web.api.problem.ProblemKind;
import org.switchboard.web.security.Roles;

/** {@code POST /api/v1/intake/{source}/{recordType}}: canonical records from any program. */
@Path("v1/intake/{source}/{recordType}")
@Produces(MediaType.APPLICATION_JSON)
public class IntakeResource {

    @Inject
    BodyIntake bodies;

    @POST
    @Consumes({"application/x-ndjson", "application/ndjson", "application/jsonl", MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.INTEGRATOR, Roles.ADMIN})
    @Operation(
            summary = "Take records",
            description =
                    "Canonical records, one JSON object a line, in UTF-8. Idempotent by each record's key and time. "
                            + "A line that is not right is rejected and kept; it never stops the others.")
    public IntakeAnswer take(
            @PathParam("source") String source,
            @PathParam("recordType") String recordType,
            @HeaderParam("Content-Type") MediaType contentType,
            InputStream body)
            throws IOException {
        requireUtf8(contentType);
        FeedId feed = new FeedId(source, KnownRecordType.named(recordType));
        try {
            return bodies.accept(feed, body);
        } catch (BodyLines.BadEncoding bad) {
            throw new ProblemException(Problem.of(
                    ProblemKind.BAD_ENCODING,
                    "body",
                    String.valueOf(bad.position()),
                    String.valueOf(bad.position()),
                    String.valueOf(bad.line())));
        } catch (BodyLines.BodyTooLarge tooLarge) {
            throw new ProblemException(
                    Problem.of(ProblemKind.BODY_TOO_LARGE, "body", "more than " + tooLarge.limit() + " bytes"));
        }
    }

    private static void requireUtf8(MediaType contentType) {
        String charset =
                contentType == null ? null : contentType.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !StandardCharsets.UTF_8.name().equalsIgnoreCase(charset)) {
            throw new ProblemException(Problem.of(ProblemKind.CHARSET, "charset", charset, charset));
        }
    }
}
