package org.switchboard.web.api.export;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.switchboard.access.model.Actor;
import org.switchboard.source.RecordType;
import org.switchboard.source.intake.RecordExport;
import org.switchboard.source.record.StoredRecord;
import org.switchboard.web.api.list.KnownRecordType;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code GET /api/v1/export/{recordType}}. */
@ApplicationScoped
@Path("v1/export/{recordType}")
public class ExportResource {

    @Inject
    Caller caller;

    @Inject
    RecordExport export;

    @GET
    @Produces({"application/x-ndjson", Problem.MEDIA_TYPE})
    @RolesAllowed({Roles.INTEGRATOR, Roles.ADMIN})
    @Operation(
            summary = "All records of a type",
            description = "One canonical record a line, as a stream; of one source, or of all.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING)))
    public StreamingOutput records(@PathParam("recordType") String recordType, @QueryParam("source") String source) {
        RecordType type = KnownRecordType.named(recordType);
        Optional<String> only = QueryValue.given(source);
        Actor actor = caller.actor(); // the answer is written when the request is over
        List<StoredRecord> first = export.page(type, only, 0, actor);
        return output -> {
            for (List<StoredRecord> page = first; ; page = export.page(type, only, last(page), actor)) {
                for (StoredRecord row : page) {
                    output.write(row.record().getBytes(StandardCharsets.UTF_8));
                    output.write('\n');
                }
                if (page.size() < RecordExport.ROWS_PER_PAGE) {
                    return;
                }
            }
        };
    }

    private static long last(List<StoredRecord> page) {
        return page.get(page.size() - 1).id();
    }
}
