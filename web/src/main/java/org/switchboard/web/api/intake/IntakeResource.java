package org.switchboard.web.api.intake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.source.model.FeedId;
import org.switchboard.web.api.list.KnownRecordType;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.ndjson.LinesAnswer;
import org.switchboard.web.api.ndjson.NdjsonBodies;
import org.switchboard.web.security.Roles;

/** {@code POST /api/v1/intake/{source}/{recordType}}: canonical records from any program. */
@ApplicationScoped
@Path("v1/intake/{source}/{recordType}")
@Produces(MediaType.APPLICATION_JSON)
public class IntakeResource {

    @Inject
    NdjsonBodies bodies;

    @Inject
    BodyIntake intake;

    @Inject
    RequestBulkhead senders;

    @POST
    @Consumes({"application/x-ndjson", "application/ndjson", "application/jsonl", MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.INTEGRATOR, Roles.ADMIN})
    @Operation(
            summary = "Take records",
            description =
                    "Canonical records, one JSON object a line, in UTF-8. Idempotent by each record's key and time. "
                            + "A line that is not right is rejected and kept; it never stops the others. 503 with "
                            + "Retry-After while the source is paused or sends too much at once: send the same again later.")
    public LinesAnswer take(
            @PathParam("source") String source,
            @PathParam("recordType") String recordType,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType contentType,
            InputStream body)
            throws IOException {
        FeedId feed = new FeedId(source, KnownRecordType.named(recordType));
        intake.requireRunning(feed);
        return senders.admit(source, () -> {
            LinesAnswer.Tally tally = new LinesAnswer.Tally();
            bodies.read(contentType, body, lines -> intake.accept(feed, lines, tally));
            intake.wanted(feed);
            return tally.answer();
        });
    }

    @POST
    @Path("preview")
    @Consumes({"application/x-ndjson", "application/ndjson", "application/jsonl", MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.INTEGRATOR, Roles.ADMIN})
    @Operation(
            summary = "What would become of records",
            description = "The same lines as for the intake, at most 200; nothing is stored. For each the fields that "
                    + "would change, with the values held and offered as JSON text.")
    public Listing<PreviewAnswer> preview(
            @PathParam("source") String source,
            @PathParam("recordType") String recordType,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType contentType,
            InputStream body)
            throws IOException {
        FeedId feed = new FeedId(source, KnownRecordType.named(recordType));
        List<PreviewAnswer> answers = new ArrayList<>();
        bodies.read(contentType, body, lines -> answers.addAll(intake.preview(feed, lines, answers.size())));
        return Listing.whole(answers);
    }
}
