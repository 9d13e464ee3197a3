package org.switchboard.web.api.source;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.source.rejected.RejectedRecords;
import org.switchboard.source.rejected.Replays;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/rejected-records}. */
@ApplicationScoped
@Path("v1/rejected-records")
@Produces(MediaType.APPLICATION_JSON)
public class RejectedRecordResource {

    private static final int USUAL_LIMIT = 50;

    @Inject
    Caller caller;

    @Inject
    RejectedRecords rejected;

    @Inject
    Replays replays;

    @GET
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Records that were not stored and wait",
            description = "Oldest first. reason: a text that it holds; since, until: when it was rejected.")
    public Listing<RejectedAnswer> waiting(
            @BeanParam RejectedQuery query, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return Listing.of(
                rejected.waiting(
                        query.filter(),
                        QueryValue.limit(limit, USUAL_LIMIT, RejectedRecords.LARGEST_PAGE),
                        QueryValue.given(cursor),
                        caller.actor()),
                RejectedAnswer::of);
    }

    @POST
    @Path("{id: [0-9]+}/replay")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "Play one record again", description = "Through today's mapping and schema.")
    public ReplayAnswer replay(@PathParam("id") long id) {
        return ReplayAnswer.of(rejected.replay(id, caller.actor()));
    }

    @POST
    @Path("replay")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Play waiting records again, all or those that match",
            description =
                    "The oldest 200 a call, each with its own result and in a transaction of its own; what is still "
                            + "wrong goes on waiting, and nextCursor asks for those after them.")
    public ReplayAnswer.OfMany replayAll(@BeanParam RejectedQuery query, @QueryParam("cursor") String cursor) {
        return ReplayAnswer.OfMany.of(replays.replay(query.filter(), QueryValue.given(cursor), caller.actor()));
    }
}
