package org.switchboard.web.api.troublecall;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.agentdesk.CallDesk;
import org.switchboard.agentdesk.CustomerView;
import org.switchboard.agentdesk.CustomerView.PathStep;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.agentdesk.CustomerViews;
import org.switchboard.agentdesk.CustomerViews.Refresh;
import org.switchboard.customer.Customers;
import org.switchboard.outage.Outage;
import org.switchboard.outage.Outages;
import org.switchboard.troubleticket.TicketView;
import org.switchboard.web.api.customer.VerdictAnswers;
import org.switchboard.web.security.Roles;

/** {@code POST /api/v1/trouble-calls}. */
@Path("v1/trouble-calls")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TroubleCallResource {

    @Inject
    Customers customers;

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

    @Context
    SecurityContext caller;

    @POST
    @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "A customer reports that there is no supply, or bad supply",
            description =
                    "Gives the fault ticket (an open one of the same place takes the call in), the verdict, and the "
                            + "outage that the place belongs to.")
    public Response report(@NotNull TroubleCall call) {
        CustomerView view = views.view(call.customer(customers), Refresh.LIVE);
        Optional<SupplyCard> supply = call.supply(view.supplies());
        TicketView ticket = desk.openFaultTicket(
                call.asCall(view, supply),
                call.moment(),
                caller.getUserPrincipal().getName());
        return Response.status(Response.Status.CREATED)
                .entity(new TroubleCallAnswer(
                        ticket,
                        supply.map(SupplyCard::verdict).map(verdicts.in(headers)),
                        supply.flatMap(this::outageOf)))
                .build();
    }

    private Optional<Outage> outageOf(SupplyCard supply) {
        List<PathStep> way = supply.path().value().orElse(List.of());
        return outages.openOn(way.stream().map(step -> step.element().key()).toList()).stream()
                .findFirst();
    }
}
