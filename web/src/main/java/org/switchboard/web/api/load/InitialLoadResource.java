package org.switchboard.web.api.load;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.source.load.InitialLoads;
import org.switchboard.source.model.InitialLoad;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/initial-loads}: first reads of whole sources, which an operator asks for. */
@ApplicationScoped
@Path("v1/initial-loads")
@Produces(MediaType.APPLICATION_JSON)
public class InitialLoadResource {

    private static final int SHOWN = 20;

    @Inject
    InitialLoads loads;

    @Inject
    Clock clock;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "Initial loads, the newest first", description = "With progress and an estimate.")
    public Listing<InitialLoadAnswer> list(@QueryParam("limit") String limit) {
        return Listing.whole(loads.latest(QueryValue.limit(limit, SHOWN, SHOWN), caller.actor()).stream()
                .map(this::answer)
                .toList());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "One initial load")
    public InitialLoadAnswer one(@PathParam("id") long id) {
        return answer(loads.one(id, caller.actor()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.INTEGRATOR, Roles.ADMIN})
    @Operation(
            summary = "Ask for the initial load of a route file",
            description = "Activate the file when the load is LOADING. Until it is FINISHED, look-ups of its record "
                    + "types are slow. 422 when another load is unfinished, or when a source already has records of "
                    + "such a type.")
    public InitialLoadAnswer request(@NotNull @Valid InitialLoadRequest request) {
        return answer(loads.request(request.file(), request.feedIds(), caller.actor()));
    }

    @POST
    @Path("{id}/resume")
    @RolesAllowed({Roles.INTEGRATOR, Roles.ADMIN})
    @Operation(summary = "Go on with an interrupted load", description = "One that runs stays as it is.")
    public InitialLoadAnswer resume(@PathParam("id") long id) {
        return answer(loads.resume(id, caller.actor()));
    }

    @POST
    @Path("{id}/finish")
    @RolesAllowed({Roles.INTEGRATOR, Roles.ADMIN})
    @Operation(
            summary = "End a load whatever is still missing",
            description = "Its indexes are built now; further records come by normal intake.")
    public InitialLoadAnswer finish(@PathParam("id") long id) {
        return answer(loads.finish(id, caller.actor()));
    }

    private InitialLoadAnswer answer(InitialLoad load) {
        return InitialLoadAnswer.of(load, clock.instant());
    }
}
