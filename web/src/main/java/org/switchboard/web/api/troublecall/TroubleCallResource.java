package org.switchboard.web.api.troublecall;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.access.model.Actor;
import org.switchboard.agentdesk.Call;
import org.switchboard.agentdesk.CallDesk;
import org.switchboard.agentdesk.CallDesk.OrderedRepair;
import org.switchboard.agentdesk.CustomerView;
import org.switchboard.agentdesk.CustomerView.PathStep;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.agentdesk.CustomerViews;
import org.switchboard.customer.Customers;
import org.switchboard.network.Topology;
import org.switchboard.outage.Outages;
import org.switchboard.outage.model.Outage;
import org.switchboard.troubleticket.TroubleCalls;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.web.api.answer.Answers;
import org.switchboard.web.api.customer.VerdictAnswers;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.api.outage.OutageItem;
import org.switchboard.web.api.troubleticket.TicketItem;
import org.switchboard.web.api.troubleticket.TroubleCallItem;
import org.switchboard.web.api.workorder.OrderItem;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/trouble-calls}. */
@ApplicationScoped
@Path("v1/trouble-calls")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TroubleCallResource {

    private static final int USUAL_LIMIT = 50;

    @Inject
    Customers customers;

    @Inject
    TroubleCalls calls;

    @Inject
    Topology topology;

    @Inject
    CustomerViews views;

    @Inject
    CallDesk desk;

    @Inject
    Outages outages;

    @Inject
    VerdictAnswers verdicts;

    @Context
    HttpHeaders headers;

    @Inject
    Caller caller;

    @POST
    @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "A customer reports that there is no supply, or bad supply",
            description =
                    "Gives the fault ticket (an open one of the same place takes the call in), the verdict, and the "
                            + "outage that the place belongs to; with repairOrder the order, too. A repair order "
                            + "against the verdict is refused with 422 until confirm is true.")
    public Response report(@NotNull TroubleCall call) {
        return Answers.created(call.isAtPlace() ? atPlace(call) : atSupply(call))
                .build();
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.ADMIN})
    @Operation(
            summary = "Calls about faults in the order in which they were recorded",
            description =
                    "since: recorded at this moment or later. Every call is listed, also the second one about the "
                            + "same ticket.")
    public Listing<TroubleCallItem> list(
            @QueryParam("since") String since, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return Listing.of(
                calls.page(
                        QueryValue.instant("since", since),
                        QueryValue.limit(limit, USUAL_LIMIT, TroubleCalls.LARGEST_PAGE),
                        QueryValue.given(cursor),
                        caller.actor()),
                TroubleCallItem::of);
    }

    private TroubleCallAnswer atPlace(TroubleCall call) {
        TicketView ticket = desk.reportPlace(call.asPlaceCall(topology), call.moment(), actor());
        return new TroubleCallAnswer(TicketItem.of(ticket), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private TroubleCallAnswer atSupply(TroubleCall call) {
        CustomerView view = views.forCall(call.customer(customers, actor()), Optional.of(call.reported()), actor());
        Optional<SupplyCard> supply = call.supply(view.supplies());
        Call reported = call.asCall(view, supply);
        Optional<OrderedRepair> repair = call.wantsOrder()
                ? Optional.of(desk.makeRepairOrder(reported, call.isConfirmed(), actor()))
                : Optional.empty();
        return new TroubleCallAnswer(
                TicketItem.of(repair.map(OrderedRepair::ticket)
                        .orElseGet(() -> desk.openFaultTicket(reported, call.moment(), actor()))),
                supply.map(SupplyCard::verdict).map(verdicts.in(headers, view.customer())),
                supply.flatMap(this::outageOf).map(OutageItem::of),
                repair.map(made -> OrderItem.of(made.order().order())));
    }

    private Actor actor() {
        return caller.actor();
    }

    private Optional<Outage> outageOf(SupplyCard supply) {
        List<PathStep> way = supply.path().value().orElse(List.of());
        return outages.openOn(way.stream().map(step -> step.element().key()).toList()).stream()
                .findFirst();
    }
}
