package org.switchboard.web.api.outbox;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.outbox.OutboxDesk;
import org.switchboard.outbox.model.MessageState;
import org.switchboard.outbox.model.OutboxFilter;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/outbox}. */
@ApplicationScoped
@Path("v1/outbox")
@Produces(MediaType.APPLICATION_JSON)
public class OutboxResource {

    private static final int USUAL_LIMIT = 50;

    @Inject
    OutboxDesk desk;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Messages to other systems, the newest first",
            description = "state: waiting, delivered, refused or set-aside; delivered ones are kept for a month.")
    public Listing<MessageAnswer> list(
            @QueryParam("destination") String destination,
            @QueryParam("state") String state,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        OutboxFilter filter = new OutboxFilter(
                QueryValue.given(destination),
                QueryValue.given(state)
                        .map(name -> QueryValue.oneOf(
                                "state", name, List.of(MessageState.values()), MessageState::wireName)));
        return Listing.of(
                desk.page(
                        filter,
                        QueryValue.limit(limit, USUAL_LIMIT, OutboxDesk.LARGEST_PAGE),
                        QueryValue.given(cursor),
                        caller.actor()),
                MessageAnswer::of);
    }

    @GET
    @Path("destinations")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "Where messages go", description = "How many wait, since when, and how many were refused.")
    public Listing<DestinationAnswer> destinations() {
        return Listing.whole(desk.destinations(caller.actor()).stream()
                .map(DestinationAnswer::of)
                .toList());
    }

    @POST
    @Path("{id: [0-9]+}/retry")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Send a message again, now",
            description = "With the idempotency key that it always had. 422 when it, or a later one of its key, was "
                    + "delivered.")
    public MessageAnswer retry(@PathParam("id") long id) {
        return MessageAnswer.of(desk.sendAgain(id, caller.actor()));
    }

    @POST
    @Path("{id: [0-9]+}/set-aside")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "Give a message up, so that what follows for its key goes on")
    public MessageAnswer setAside(@PathParam("id") long id) {
        return MessageAnswer.of(desk.setAside(id, caller.actor()));
    }
}
