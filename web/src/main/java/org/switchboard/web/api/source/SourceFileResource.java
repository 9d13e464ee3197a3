package org.switchboard.web.api.source;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.source.file.SourceFiles;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/source-files}: route files, mappings and code tables as they run; nothing here changes one. */
@ApplicationScoped
@Path("v1/source-files")
@Produces(MediaType.APPLICATION_JSON)
public class SourceFileResource {

    @Inject
    Caller caller;

    @Inject
    SourceFiles files;

    @GET
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Source files",
            description = "When each began to run in its present version, and why the one in the folder does not.")
    public Listing<SourceFileAnswer> list() {
        return Listing.whole(files.all().stream().map(SourceFileAnswer::of).toList());
    }

    @GET
    @Path("versions")
    @RolesAllowed({Roles.INTEGRATOR, Roles.ADMIN})
    @Operation(
            summary = "The last ten versions of a file that ran, the newest first",
            description = "path: as the list of files has it. Of a file that was taken away too.")
    public Listing<FileVersionAnswer> versions(@QueryParam("path") String path) {
        return Listing.whole(files.versions(QueryValue.required("path", path), caller.actor()).stream()
                .map(FileVersionAnswer::of)
                .toList());
    }
}
