package org.switchboard.web.api.privacy;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.switchboard.privacy.Privacy;
import org.switchboard.privacy.Retention;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.api.list.StatedReason;
import org.switchboard.web.privacy.PersonFile;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/privacy}. */
@ApplicationScoped
@Path("v1/privacy")
@Produces(MediaType.APPLICATION_JSON)
public class PrivacyResource {

    private static final int USUAL_LIMIT = 50;

    @Inject
    Privacy privacy;

    @Inject
    Retention retention;

    @Inject
    Caller caller;

    @GET
    @Path("customers/{id: [0-9]+}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Whether a person can be erased",
            description = "All records of the person, and what must be settled before: open-tickets, open-callbacks, "
                    + "unpaid-bills, arrears.")
    public PersonStateAnswer state(@PathParam("id") String id) {
        return PersonStateAnswer.of(privacy.state(QueryValue.id("customer", id), caller.actor()));
    }

    @POST
    @Path("customers/{id: [0-9]+}/export")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "All that is stored about a person",
            description = "reason is required and recorded. {customerIds, tables}: the rows of each table. Names of "
                    + "staff are left out.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    public String export(@PathParam("id") String id, @NotNull StatedReason reason) {
        return PersonFile.of(privacy.export(QueryValue.id("customer", id), reason.text(), caller.actor()));
    }

    @POST
    @Path("customers/{id: [0-9]+}/erase")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Erase all that is stored about a person",
            description = "reason is required and recorded; it must not name the person. 422 while something is not "
                    + "settled. It cannot be undone.")
    public ErasureAnswer erase(@PathParam("id") String id, @NotNull StatedReason reason) {
        return ErasureAnswer.of(privacy.erase(QueryValue.id("customer", id), reason.text(), caller.actor()));
    }

    @GET
    @Path("erasures")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Persons who were erased, the newest first")
    public Listing<ErasureAnswer> erasures(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return Listing.of(
                privacy.erasures(
                        QueryValue.limit(limit, USUAL_LIMIT, Privacy.LARGEST_PAGE),
                        QueryValue.given(cursor),
                        caller.actor()),
                ErasureAnswer::of);
    }

    @POST
    @Path("erasures/{id: [0-9]+}/lift")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Let sources send an erased person again",
            description = "reason is required and recorded. What was erased stays erased; what sources send from now "
                    + "on is stored as a new record.")
    public ErasureAnswer lift(@PathParam("id") String id, @NotNull StatedReason reason) {
        return ErasureAnswer.of(privacy.lift(QueryValue.id("erasure", id), reason.text(), caller.actor()));
    }

    @GET
    @Path("retention")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "How long each kind of data is kept, with the usual number of days and its bounds")
    public Listing<RetentionAnswer> retention() {
        return Listing.whole(retention.settings(caller.actor()).stream()
                .map(RetentionAnswer::of)
                .toList());
    }

    @GET
    @Path("deletions")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "What the retention job deleted when, the newest first")
    public Listing<DeletionAnswer> deletions(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return Listing.of(
                retention.deletions(
                        QueryValue.limit(limit, USUAL_LIMIT, Privacy.LARGEST_PAGE),
                        QueryValue.given(cursor),
                        caller.actor()),
                DeletionAnswer::of);
    }
}
