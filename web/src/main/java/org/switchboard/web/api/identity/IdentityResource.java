package org.switchboard.web.api.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.identity.Identities;
import org.switchboard.web.api.answer.Answers;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/identity}. */
@ApplicationScoped
@Path("v1/identity")
@Produces(MediaType.APPLICATION_JSON)
public class IdentityResource {

    private static final int USUAL_LIMIT = 20;

    @Inject
    Identities identities;

    @Inject
    Caller caller;

    @GET
    @Path("reviews")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Pairs of records that may be one customer, the likeliest first",
            description = "Both records side by side, with what agrees and differs, and the score in bits.")
    public Listing<ReviewAnswer> reviews(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return Listing.of(
                identities.reviews(
                        QueryValue.limit(limit, USUAL_LIMIT, Identities.LARGEST_PAGE),
                        QueryValue.given(cursor),
                        caller.actor()),
                ReviewAnswer::of);
    }

    @GET
    @Path("reviews/{id: [0-9]+}")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "One pair, also when it is decided")
    public ReviewAnswer review(@PathParam("id") long id) {
        return ReviewAnswer.of(identities.review(id, caller.actor()));
    }

    @POST
    @Path("reviews/{id: [0-9]+}/same")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "The two are one customer",
            description =
                    "Gives the merge. 422 when it was decided already, or when identity numbers speak against it.")
    public MergeAnswer same(@PathParam("id") long id) {
        return MergeAnswer.of(identities.same(id, caller.actor()));
    }

    @POST
    @Path("reviews/{id: [0-9]+}/not-same")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "The two are not one customer", description = "Nothing joins them by itself from now on.")
    public ReviewAnswer notSame(@PathParam("id") long id) {
        return ReviewAnswer.of(identities.notSame(id, caller.actor()));
    }

    @GET
    @Path("merges")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "Merges, undone ones too, newest first")
    public Listing<MergeAnswer> merges(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return Listing.of(
                identities.merges(
                        QueryValue.limit(limit, USUAL_LIMIT, Identities.LARGEST_PAGE),
                        QueryValue.given(cursor),
                        caller.actor()),
                MergeAnswer::of);
    }

    @GET
    @Path("merges/{id: [0-9]+}")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "One merge")
    public MergeAnswer merge(@PathParam("id") long id) {
        return MergeAnswer.of(identities.merge(id, caller.actor()));
    }

    @POST
    @Path("merges")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Make two records one customer because somebody knows it",
            description =
                    "one and other: ids of records. Also after an undo. 422 when identity numbers speak against it.")
    public Response join(@NotNull NewMerge merge) {
        return Answers.created(MergeAnswer.of(
                        identities.joinByHand(merge.firstRecord(), merge.secondRecord(), caller.actor())))
                .build();
    }

    @POST
    @Path("merges/{id: [0-9]+}/undo")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Take a merge back whole",
            description = "What is attached stays with the record that it belongs to, whenever it came. 422 when it is "
                    + "undone already.")
    public MergeAnswer undo(@PathParam("id") long id) {
        return MergeAnswer.of(identities.undo(id, caller.actor()));
    }
}
