package org.switchboard.web.api.draft;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.access.model.Actor;
import org.switchboard.draft.Drafts;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/drafts/{matter}}; pages reach it as {@code /drafts/{matter}} with their session. */
@ApplicationScoped
@Path("v1/drafts/{matter: .+}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DraftResource {

    @Inject
    Drafts drafts;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed({Roles.AGENT, Roles.DISPATCHER, Roles.EDITOR, Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.ADMIN})
    @Operation(
            summary = "The caller's own draft on a matter",
            description = "matter: such as call/customer/5 or order/WO-7. Without fields and with version 0 when there "
                    + "is none.")
    public DraftAnswer read(@PathParam("matter") String matter) {
        return DraftAnswer.of(drafts.find(matter, user()));
    }

    @PUT
    @RolesAllowed({Roles.AGENT, Roles.DISPATCHER, Roles.EDITOR, Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.ADMIN})
    @Operation(
            summary = "Save a draft",
            description = "fields: name and text of each field that is not at its initial value; at most 50, 64 KiB in "
                    + "all. version: the one that was read. 409 when another version is there; nothing is overwritten.")
    public DraftAnswer save(@PathParam("matter") String matter, @NotNull DraftForm form) {
        return DraftAnswer.of(form.save(matter, drafts, user()));
    }

    @DELETE
    @RolesAllowed({Roles.AGENT, Roles.DISPATCHER, Roles.EDITOR, Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.ADMIN})
    @Operation(
            summary = "Discard a draft",
            description = "The answer holds the version that a later draft is based on.")
    public DraftAnswer discard(@PathParam("matter") String matter) {
        return DraftAnswer.of(drafts.end(matter, user()));
    }

    private Actor user() {
        return caller.actor();
    }
}
