package org.switchboard.web.api.outage;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.network.model.ElementKey;
import org.switchboard.outage.Outages;
import org.switchboard.outage.model.Outage;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/outages}. */
@ApplicationScoped
@Path("v1/outages")
@Produces(MediaType.APPLICATION_JSON)
public class OutageResource {

    private static final int USUAL_LIMIT = 50;

    @Inject
    Caller caller;

    @Inject
    Outages outages;

    @Inject
    Clock clock;

    @GET
    @RolesAllowed({Roles.AGENT, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.ADMIN})
    @Operation(summary = "Unplanned outages", description = "In one state, or in all.")
    public Listing<OutageItem> list(
            @QueryParam("state") String state,
            @QueryParam("asOf") String asOf,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        QueryValue.requirePresent("asOf", asOf, clock.instant());
        return Listing.of(
                outages.page(
                        QueryValue.given(state),
                        QueryValue.limit(limit, USUAL_LIMIT, Outages.LARGEST_PAGE),
                        QueryValue.given(cursor),
                        caller.actor()),
                OutageItem::of);
    }

    @GET
    @Path("{id: [0-9]+}")
    @RolesAllowed({Roles.AGENT, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.ADMIN})
    @Operation(
            summary = "One outage",
            description = "With the customers below its device and every restoration time that was given out.")
    public OutageAnswer one(@PathParam("id") long id) {
        Outages.OutageHistory history = outages.history(id, caller.actor());
        Outage outage = history.outage();
        return OutageAnswer.of(
                history, outage.networkElementKey().map(key -> outages.below(new ElementKey(outage.source(), key))));
    }
}
