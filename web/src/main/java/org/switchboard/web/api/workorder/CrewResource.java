package org.switchboard.web.api.workorder;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.web.api.answer.Answers;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;
import org.switchboard.workorder.CrewRoster;
import org.switchboard.workorder.model.CrewView;

/** {@code /api/v1/crews}. */
@ApplicationScoped
@Path("v1/crews")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CrewResource {

    private static final int USUAL_LIMIT = 50;

    @Inject
    Caller caller;

    @Inject
    CrewRoster crews;

    @GET
    @RolesAllowed({Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "Crews by name")
    public Listing<CrewAnswer> list(
            @QueryParam("zone") String zone,
            @QueryParam("state") String state,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return Listing.of(
                crews.page(
                        QueryValue.given(zone),
                        QueryValue.given(state),
                        QueryValue.limit(limit, USUAL_LIMIT, CrewRoster.LARGEST_PAGE),
                        QueryValue.given(cursor),
                        caller.actor()),
                CrewAnswer::of);
    }

    @GET
    @Path("{id: [0-9]+}")
    @RolesAllowed({Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "One crew")
    public CrewAnswer one(@PathParam("id") long id) {
        return CrewAnswer.of(crews.find(id, caller.actor()));
    }

    @POST
    @RolesAllowed({Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Keep a crew of our own",
            description = "The key finds it again: the same key changes the same crew.")
    public Response keep(@NotNull CrewForm crew, @Context UriInfo address) {
        CrewView kept = crews.keep(crew.registration(), caller.actor());
        return Answers.created(
                        address.getAbsolutePathBuilder()
                                .path(String.valueOf(kept.id()))
                                .build(),
                        CrewAnswer.of(kept))
                .build();
    }

    @PATCH
    @Path("{id: [0-9]+}")
    @RolesAllowed({Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Change a crew of our own",
            description = "What is not sent stays. A crew that a crew system reports is changed there.")
    public CrewAnswer change(@PathParam("id") long id, @NotNull CrewForm change) {
        return CrewAnswer.of(crews.change(id, change.over(crews.find(id, caller.actor())), caller.actor()));
    }
}
