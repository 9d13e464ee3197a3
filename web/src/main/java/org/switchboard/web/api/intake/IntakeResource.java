package org.switchboard.web.api.intake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.source.FeedId;
import org.switchboard.web.api.list.KnownRecordType;
import org.switchboard.web.api.ndjson.LinesAnswer;
import org.switchboard.web.api.ndjson.NdjsonBodies;
import org.switchboard.web.security.Roles;

/** {@code POST /api/v1/intake/{source}/{recordType}}: canonical records from any program. */
@Path("v1/intake/{source}/{recordType}")
@Produces(MediaType.APPLICATION_JSON)
public class IntakeResource {

    @Inject
    NdjsonBodies bodies;

    @Inject
    BodyIntake intake;

    @POST
    @Consumes({"application/x-ndjson", "application/ndjson", "application/jsonl", MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.INTEGRATOR, Roles.ADMIN})
    @Operation(
            summary = "Take records",
            description =
                    "Canonical records, one JSON object a line, in UTF-8. Idempotent by each record's key and time. "
                            + "A line that is not right is rejected and kept; it never stops the others.")
    public LinesAnswer take(
            @PathParam("source") String source,
            @PathParam("recordType") String recordType,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType contentType,
            InputStream body)
            throws IOException {
        FeedId feed = new FeedId(source, KnownRecordType.named(recordType));
        LinesAnswer.Tally tally = new LinesAnswer.Tally();
        bodies.read(contentType, body, lines -> intake.accept(feed, lines, tally));
        intake.wanted(feed);
        return tally.answer();
    }
}
