package org.switchboard.web.api.workorder;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.shared.NotFoundException;
import org.switchboard.troubleticket.TicketLists;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.web.api.answer.Answers;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.api.list.Version;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;
import org.switchboard.workorder.DispatchQueue;
import org.switchboard.workorder.OrderTickets;
import org.switchboard.workorder.SupplyCheck;
import org.switchboard.workorder.TicketsWithoutOrder;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.SeenOrder;

/** The tickets of repair orders, the fault tickets that have none, and what still reads without supply below an order. */
@ApplicationScoped
@Path("v1/work-orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrderTicketResource {

    private static final int USUAL_LIMIT = 50;

    @Inject
    TicketsWithoutOrder withoutOrder;

    @Inject
    OrderTickets orderTickets;

    @Inject
    DispatchQueue queue;

    @Inject
    TicketLists tickets;

    @Inject
    SupplyCheck supply;

    @Inject
    Caller caller;

    @GET
    @Path("tickets-without-order")
    @RolesAllowed({Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Open fault tickets that no repair order takes care of",
            description =
                    "Reported dangers first, then customers on life support, then by priority, the longest "
                            + "waiting first. count: how many there are in all. freed: why a ticket hangs on its order no more.")
    public WaitingTickets list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return WaitingTickets.of(
                withoutOrder.page(
                        QueryValue.limit(limit, USUAL_LIMIT, TicketsWithoutOrder.LARGEST_PAGE),
                        QueryValue.given(cursor),
                        caller.actor()),
                withoutOrder.count(caller.actor()));
    }

    @GET
    @Path("{order}/still-dark")
    @RolesAllowed({Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "Meters and switches below the order's device that read without supply")
    public StillDarkAnswer stillDark(@PathParam("order") String order) {
        return StillDarkAnswer.of(supply.of(orderNamed(order).id(), caller.actor()));
    }

    @POST
    @Path("{order}/tickets")
    @RolesAllowed({Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "Attach a ticket to a repair order", description = "ticket: its number, or its id.")
    public Response attach(@PathParam("order") String order, @NotNull TicketToAttach attached) {
        TicketView ticket = ticketNamed(QueryValue.required("ticket", attached.ticket()));
        return answer(orderTickets.attach(
                SeenOrder.withoutVersionCheck(orderNamed(order).id()), ticket.id(), caller.actor()));
    }

    @DELETE
    @Path("{order}/tickets/{ticket}")
    @RolesAllowed({Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Detach a ticket from a repair order",
            description =
                    "The ticket returns to the list of tickets without an order. Order and ticket by number or id.")
    public Response detach(@PathParam("order") String order, @PathParam("ticket") String ticket) {
        return answer(orderTickets.detach(
                SeenOrder.withoutVersionCheck(orderNamed(order).id()),
                ticketNamed(ticket).id(),
                caller.actor()));
    }

    private OrderView orderNamed(String order) {
        return isId(order)
                ? queue.details(Long.parseLong(order), caller.actor()).order()
                : queue.find(order, caller.actor()).orElseThrow(() -> new NotFoundException("work order", order));
    }

    private TicketView ticketNamed(String ticket) {
        return isId(ticket)
                ? tickets.details(Long.parseLong(ticket), caller.actor()).ticket()
                : tickets.find(ticket, caller.actor()).orElseThrow(() -> new NotFoundException("ticket", ticket));
    }

    private static boolean isId(String name) {
        return name.matches("[0-9]{1,18}");
    }

    private static Response answer(OrderView order) {
        return Answers.ok(OrderItem.of(order)).tag(Version.tag(order.version())).build();
    }
}
