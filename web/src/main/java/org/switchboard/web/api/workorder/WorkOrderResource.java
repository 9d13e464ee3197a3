package org.switchboard.web.api.workorder;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.access.model.Actor;
import org.switchboard.network.Topology;
import org.switchboard.web.api.answer.Answers;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.api.list.Version;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;
import org.switchboard.workorder.Dispatch;
import org.switchboard.workorder.DispatchQueue;
import org.switchboard.workorder.Opened;
import org.switchboard.workorder.OrderOpenings;
import org.switchboard.workorder.Restoration;
import org.switchboard.workorder.model.OrderDetails;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.SeenOrder;

/** {@code /api/v1/work-orders}. */
@ApplicationScoped
@Path("v1/work-orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WorkOrderResource {

    private static final int USUAL_LIMIT = 50;

    @Inject
    DispatchQueue queue;

    @Inject
    Dispatch dispatch;

    @Inject
    Restoration restoration;

    @Inject
    Topology topology;

    @Inject
    OrderOpenings openings;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed({Roles.AGENT, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Repair orders, the most urgent first",
            description =
                    "state: one state or several with commas, all for every one; without it, those whose supply is "
                            + "not back.")
    public Listing<OrderItem> list(
            @QueryParam("state") String state,
            @QueryParam("crewId") String crewId,
            @QueryParam("zone") String zone,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return Listing.of(
                queue.page(
                        OrderQuery.filter(state, crewId, zone),
                        QueryValue.limit(limit, USUAL_LIMIT, DispatchQueue.LARGEST_PAGE),
                        QueryValue.given(cursor),
                        caller.actor()),
                OrderItem::of);
    }

    @GET
    @Path("{id: [0-9]+}")
    @RolesAllowed({Roles.AGENT, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "One repair order with its history")
    public Response one(@PathParam("id") long id) {
        OrderDetails details = queue.details(id, caller.actor());
        return Answers.ok(OrderAnswer.of(details))
                .tag(Version.tag(details.order().version()))
                .build();
    }

    @POST
    @RolesAllowed({Roles.AGENT, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Make a repair order for a network element",
            description = "201 for a new order; 200 when the element had one already, which the report was added to.")
    public Response open(@NotNull NewOrder order, @Context UriInfo address) {
        Opened opened = dispatch.open(order.opening(topology, openings), actor());
        OrderItem answer = OrderItem.of(opened.order());
        Response.ResponseBuilder response = opened.joined()
                ? Answers.ok(answer)
                : Answers.created(
                        address.getAbsolutePathBuilder()
                                .path(String.valueOf(opened.order().id()))
                                .build(),
                        answer);
        return response.tag(Version.tag(opened.order().version())).build();
    }

    @PATCH
    @Path("{id: [0-9]+}")
    @RolesAllowed({Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Take a repair order one step on",
            description =
                    "state (with crewId for assigned; with note where there is something to say), or estimatedAt, or "
                            + "note alone. restored without confirm is refused with 409 while meters or switches below "
                            + "read without supply, and lists them; with confirm: true the order is restored, and "
                            + "tickets of customers without supply stay open. If-Match with the ETag keeps one dispatcher from undoing another's step.")
    public Response change(
            @PathParam("id") long id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull OrderChange change) {
        Optional<Long> version = Version.require(
                ifMatch, queue.details(id, caller.actor()).order().version());
        OrderView order = change.applyTo(new SeenOrder(id, version), dispatch, restoration, actor());
        return Answers.ok(OrderItem.of(order)).tag(Version.tag(order.version())).build();
    }

    private Actor actor() {
        return caller.actor();
    }
}
