package org.switchboard.web.api.source;

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
import org.switchboard.source.file.FailedFiles;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/failed-files}. */
@Path("v1/failed-files")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class FailedFileResource {

    private static final int USUAL_LIMIT = 50;

    @Inject
    FailedFiles files;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Files that could not be read",
            description =
                    "The newest first, each with its reason. A file is listed until it is read again or dismissed.")
    public Listing<FailedFileAnswer> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return Listing.of(
                files.page(
                        QueryValue.limit(limit, USUAL_LIMIT, FailedFiles.LARGEST_PAGE),
                        QueryValue.given(cursor),
                        caller.actor()),
                FailedFileAnswer::of);
    }

    @POST
    @Path("{id: [0-9]+}/requeue")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Have one file read again",
            description = "Its route moves it back to its folder with the next poll.")
    public void requeue(@PathParam("id") long id) {
        files.requeue(id, caller.actor());
    }

    @DELETE
    @Path("{id: [0-9]+}")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "Take one file off the list; it stays in the folder for errors")
    public void dismiss(@PathParam("id") long id) {
        files.dismiss(id, caller.actor());
    }
}
