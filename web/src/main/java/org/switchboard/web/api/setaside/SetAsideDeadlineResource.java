package org.switchboard.web.api.setaside;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.deadline.DeadlineAdministration;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/set-aside-deadlines}. */
@Path("v1/set-aside-deadlines")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class SetAsideDeadlineResource {

    private static final int USUAL_LIMIT = 50;

    @Inject
    DeadlineAdministration deadlines;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Deadlines whose handler failed too often",
            description = "The newest first, each with its error.")
    public Listing<SetAsideDeadlineAnswer> list(
            @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return Listing.of(
                deadlines.setAside(
                        QueryValue.limit(limit, USUAL_LIMIT, DeadlineAdministration.LARGEST_PAGE),
                        QueryValue.given(cursor),
                        caller.actor()),
                SetAsideDeadlineAnswer::of);
    }

    @POST
    @Path("{id: [0-9]+}/retry")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "Have one deadline handled again, now", description = "It has as many attempts as a new one.")
    public void retry(@PathParam("id") long id) {
        deadlines.retry(id, caller.actor());
    }

    @DELETE
    @Path("{id: [0-9]+}")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "Discard one deadline, which is then never handled")
    public void discard(@PathParam("id") long id) {
        deadlines.discard(id, caller.actor());
    }
}
