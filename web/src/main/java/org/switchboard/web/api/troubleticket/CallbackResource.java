package org.switchboard.web.api.troubleticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.troubleticket.CallbackList;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/callbacks}: the agreed callbacks, until the customers were reached. */
@ApplicationScoped
@Path("v1/callbacks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CallbackResource {

    private static final int USUAL_LIMIT = 50;

    @Inject
    CallbackList calls;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed({Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Agreed callbacks, those due first come first",
            description =
                    "state: one state or several with commas, all for every one; without it, those who are still to be "
                            + "called (to-call, not-reached). Without dueAt it waits for its matter to be done.")
    public Listing<CallbackAnswer> list(
            @QueryParam("state") String state, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return Listing.of(
                calls.page(
                        CallbackQuery.states(state),
                        QueryValue.limit(limit, USUAL_LIMIT, CallbackList.LARGEST_PAGE),
                        QueryValue.given(cursor),
                        caller.actor()),
                CallbackAnswer::of);
    }

    @PATCH
    @Path("{id: [0-9]+}")
    @RolesAllowed({Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Say how a call went",
            description =
                    "state: reached or not-reached; who was not reached may be called again. 422 when the customer was "
                            + "reached already.")
    public CallbackAnswer change(@PathParam("id") long id, @NotNull CallbackChange change) {
        return CallbackAnswer.of(change.applyTo(id, calls, caller.actor()));
    }
}
