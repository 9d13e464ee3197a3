package org.switchboard.web.api.access;

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
import org.switchboard.access.OneTimePasswords;
import org.switchboard.access.UserAdministration;
import org.switchboard.access.model.Actor;
import org.switchboard.shared.NotFoundException;
import org.switchboard.web.api.answer.Answers;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/users}. */
@ApplicationScoped
@Path("v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UserResource {

    private static final int USUAL_LIMIT = 50;

    @Inject
    UserAdministration users;

    @Inject
    OneTimePasswords passwords;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Users", description = "By name. q: a part of the name or of the display name.")
    public Listing<UserAnswer> list(
            @QueryParam("q") String text, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return Listing.of(
                users.list(
                        QueryValue.given(text).orElse(""),
                        QueryValue.limit(limit, USUAL_LIMIT, UserAdministration.LARGEST_PAGE),
                        QueryValue.given(cursor),
                        caller.actor()),
                UserAnswer::of);
    }

    @GET
    @Path("{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "One user")
    public UserAnswer one(@PathParam("name") String name) {
        return users.find(name, caller.actor())
                .map(UserAnswer::of)
                .orElseThrow(() -> new NotFoundException("user", name));
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Admit a user",
            description = "Without password the answer holds a one-time password, which opens nothing but the page on "
                    + "which the user changes it.")
    public Response create(@NotNull NewUser user, @Context UriInfo address) {
        UserAnswer created = user.createBy(users, passwords, actor());
        return Answers.created(
                        address.getAbsolutePathBuilder().path(created.name()).build(), created)
                .build();
    }

    @PATCH
    @Path("{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Change a user",
            description =
                    "Exactly one of roles, areas, enabled, language, password, oneTimePassword a call, so that a call is "
                            + "done or not done. areas: names of zones; none means all. password: of a program. "
                            + "oneTimePassword, true: of a person; the answer holds it.")
    public UserAnswer change(@PathParam("name") String name, @NotNull UserChange change) {
        return change.applyTo(name, users, passwords, actor());
    }

    private Actor actor() {
        return caller.actor();
    }
}
