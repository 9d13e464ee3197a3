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
import org.switchboard.setaside.SetAsideEvents;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/set-aside-events}. */
@Path("v1/set-aside-events")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class SetAsideEventResource {

    private static final int USUAL_LIMIT = 50;

    @Inject
    SetAsideEvents events;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "Events that a group failed to handle", description = "The newest first, each with its error.")
    public Listing<SetAsideEventAnswer> list(
            @QueryParam("group") String group, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return Listing.of(
                events.page(
                        QueryValue.given(group),
                        QueryValue.limit(limit, USUAL_LIMIT, SetAsideEvents.LARGEST_PAGE),
                        QueryValue.given(cursor),
                        caller.actor()),
                SetAsideEventAnswer::of);
    }

    @POST
    @Path("{id: [0-9]+}/replay")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Have one event handled again, now",
            description =
                    "It has as many attempts as a new one. Later events of its key may have been handled meanwhile.")
    public void replay(@PathParam("id") long id) {
        events.replay(id, caller.actor());
    }

    @DELETE
    @Path("{id: [0-9]+}")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "Discard one event, which is then never handled")
    public void discard(@PathParam("id") long id) {
        events.discard(id, caller.actor());
    }
}
