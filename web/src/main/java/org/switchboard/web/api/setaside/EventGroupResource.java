package org.switchboard.web.api.setaside;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.setaside.EventGroups;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/event-groups}. */
@Path("v1/event-groups")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class EventGroupResource {

    @Inject
    EventGroups groups;

    @Inject
    Clock clock;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "How far each group of the event log is behind")
    public Listing<EventGroupAnswer> list() {
        Instant now = clock.instant();
        return Listing.whole(groups.lags(caller.actor()).stream()
                .map(lag -> EventGroupAnswer.of(lag, now))
                .toList());
    }

    @DELETE
    @Path("{group}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Remove a group that no version of the software has any more",
            description =
                    "With its position and what it has set aside. Until then no day of the event log is dropped that "
                            + "it has not passed.")
    public void remove(@PathParam("group") String group) {
        groups.remove(group, caller.actor());
    }

    @DELETE
    @Path("{group}/types/{type}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Have a group pass events of a type that no node handles any more",
            description = "Until then the group stops before the first of them.")
    public void deregisterType(@PathParam("group") String group, @PathParam("type") String type) {
        groups.deregisterType(group, type, caller.actor());
    }
}
