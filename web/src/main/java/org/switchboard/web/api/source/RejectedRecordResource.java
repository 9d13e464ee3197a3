package org.switchboard.web.api.source;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.source.RejectedRecords;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/rejected-records}. */
@Path("v1/rejected-records")
@Produces(MediaType.APPLICATION_JSON)
public class RejectedRecordResource {

    private static final int USUAL_LIMIT = 50;

    @Inject
    RejectedRecords rejected;

    @GET
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "Records that were not stored and wait", description = "Of one source or all, oldest first.")
    public Listing<RejectedAnswer> waiting(
            @QueryParam("source") String source,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return Listing.of(
                rejected.waiting(
                        QueryValue.given(source),
                        QueryValue.limit(limit, USUAL_LIMIT, RejectedRecords.LARGEST_PAGE),
                        QueryValue.given(cursor)),
                RejectedAnswer::of);
    }

    @POST
    @Path("{id: [0-9]+}/replay")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "Play one record again", description = "Through today's mapping and schema.")
    public ReplayAnswer replay(@PathParam("id") long id) {
        return ReplayAnswer.of(rejected.replay(id));
    }

    @POST
    @Path("replay")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Play a source's waiting records again",
            description = "The oldest 200 a call, each with its own result; what is still wrong goes on waiting.")
    public ReplayAnswer.OfSource replayAll(@QueryParam("source") String source) {
        return ReplayAnswer.OfSource.of(rejected.replayAll(QueryValue.required("source", source)));
    }
}
