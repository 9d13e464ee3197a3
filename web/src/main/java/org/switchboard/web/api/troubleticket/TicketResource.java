package org.switchboard.web.api.troubleticket;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.access.model.Actor;
import org.switchboard.customer.Customers;
import org.switchboard.shared.NotFoundException;
import org.switchboard.troubleticket.SeenTicket;
import org.switchboard.troubleticket.TicketDesk;
import org.switchboard.troubleticket.TicketHandling;
import org.switchboard.troubleticket.TicketLists;
import org.switchboard.troubleticket.TicketSearch;
import org.switchboard.troubleticket.model.TicketDetails;
import org.switchboard.troubleticket.model.TicketFilter;
import org.switchboard.troubleticket.model.TicketState;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.web.api.answer.Answers;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.api.list.Version;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/tickets}. */
@ApplicationScoped
@Path("v1/tickets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TicketResource {

    private static final int USUAL_LIMIT = 50;

    @Inject
    TicketLists tickets;

    @Inject
    TicketSearch search;

    @Inject
    TicketHandling handling;

    @Inject
    TicketDesk desk;

    @Inject
    Customers customers;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed({Roles.AGENT, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Tickets",
            description =
                    "q: a number, a customer's name, a telephone number, an address. state: one state or several with "
                            + "commas, open (which is meant without it), or all. Open ones come the most urgent first, "
                            + "others the newest first.")
    public Listing<TicketItem> list(
            @QueryParam("q") String q,
            @QueryParam("state") String state,
            @QueryParam("owner") String owner,
            @QueryParam("category") String category,
            @QueryParam("group") String group,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        TicketFilter filter = TicketQuery.filter(q, state, owner, category, group, search, actor());
        int size = QueryValue.limit(limit, USUAL_LIMIT, TicketLists.LARGEST_PAGE);
        return Listing.of(
                TicketState.OPEN.containsAll(filter.states())
                        ? tickets.queue(filter, size, QueryValue.given(cursor), caller.actor())
                        : tickets.page(filter, size, QueryValue.given(cursor), caller.actor()),
                TicketItem::of);
    }

    @GET
    @Path("{number}")
    @RolesAllowed({Roles.AGENT, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "One ticket with every call about it, the agreed callbacks and its history")
    public Response one(@PathParam("number") String number) {
        TicketDetails details = tickets.details(existing(number).id(), caller.actor());
        return Answers.ok(TicketAnswer.of(details))
                .tag(Version.tag(details.ticket().version()))
                .build();
    }

    @POST
    @RolesAllowed({Roles.AGENT, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Open a ticket about anything but a fault",
            description = "A fault is reported as a trouble call, which finds the open ticket of the place.")
    public Response open(@NotNull NewTicket ticket, @Context UriInfo address) {
        TicketView opened = desk.open(ticket.opening(customers, actor()), actor());
        return Answers.created(
                        address.getAbsolutePathBuilder().path(opened.number()).build(), TicketItem.of(opened))
                .tag(Version.tag(opened.version()))
                .build();
    }

    @PATCH
    @Path("{number}")
    @RolesAllowed({Roles.AGENT, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Change a ticket",
            description = "state (inProgress also reopens a resolved one), priority, category, owner, handler, group, "
                    + "escalate, note, callback; all of it is done or nothing. pending, held, resolved, "
                    + "cancelled, reopening and escalate need a note. If-Match with the ETag keeps one from "
                    + "undoing another's change.")
    public Response change(
            @PathParam("number") String number,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull TicketForm form) {
        TicketView ticket = handling.change(seen(number, ifMatch), form.change(), actor());
        return answer(ticket);
    }

    @POST
    @Path("{number}/merge")
    @RolesAllowed({Roles.AGENT, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Merge a ticket into another one",
            description =
                    "Gives the surviving ticket, which shows calls and callbacks of both. 422 when they belong to "
                            + "different customers, until confirm is true.")
    public Response merge(
            @PathParam("number") String number,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull TicketMerging merging) {
        long into =
                existing("into", QueryValue.required("into", merging.into())).id();
        TicketView survivor = handling.merge(seen(number, ifMatch), into, merging.isConfirmed(), actor());
        return answer(survivor);
    }

    @POST
    @Path("{number}/unmerge")
    @RolesAllowed({Roles.AGENT, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMIN})
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Undo a merge", description = "Gives the ticket that had been merged, as it was.")
    public Response unmerge(@PathParam("number") String number, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        TicketView ticket = handling.unmerge(seen(number, ifMatch), actor());
        return answer(ticket);
    }

    private static Response answer(TicketView ticket) {
        return Answers.ok(TicketItem.of(ticket))
                .tag(Version.tag(ticket.version()))
                .build();
    }

    private SeenTicket seen(String number, String ifMatch) {
        TicketView ticket = existing(number);
        return new SeenTicket(ticket.id(), Version.require(ifMatch, ticket.version()));
    }

    private TicketView existing(String number) {
        return existing("ticket", number);
    }

    private TicketView existing(String field, String number) {
        return tickets.find(number, caller.actor()).orElseThrow(() -> new NotFoundException(field, number));
    }

    private Actor actor() {
        return caller.actor();
    }
}
