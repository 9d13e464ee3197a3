package org.switchboard.web.api.customer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.agentdesk.CustomerView;
import org.switchboard.agentdesk.CustomerViews;
import org.switchboard.agentdesk.CustomerViews.Refresh;
import org.switchboard.customer.CustomerMatch;
import org.switchboard.customer.Customers;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/customers}. */
@Path("v1/customers")
@Produces(MediaType.APPLICATION_JSON)
public class CustomerResource {

    private static final int USUAL_LIMIT = 20;

    @Inject
    Customers customers;

    @Inject
    CustomerViews views;

    @Inject
    VerdictAnswers verdicts;

    @Inject
    Clock clock;

    @Context
    HttpHeaders headers;

    @GET
    @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Find customers",
            description = "By name (also pinyin and its initials), four digits or more of a telephone number, account, "
                    + "meter, usage-point or identity number, or address; the most telling match first.")
    public Listing<CustomerMatch> find(@QueryParam("q") String question, @QueryParam("limit") String limit) {
        return Listing.whole(customers.matching(
                QueryValue.required("q", question), QueryValue.limit(limit, USUAL_LIMIT, Customers.LARGEST_LOOK_UP)));
    }

    @GET
    @Path("{id: [0-9]+}/view")
    @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "The customer's whole situation",
            description = "refresh=live asks the live systems, within their time limits; none shows what is known.")
    public CustomerAnswer view(@PathParam("id") long id, @QueryParam("refresh") @DefaultValue("live") String refresh) {
        CustomerView view = views.view(id, QueryValue.oneOf("refresh", refresh, Refresh.class));
        return CustomerAnswer.of(view, verdicts.in(headers));
    }

    @GET
    @Path("{id: [0-9]+}/verdict")
    @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Why this customer has no supply",
            description = "Of the most telling place of supply; the others stand in usagePoints.")
    public CustomerVerdict verdict(@PathParam("id") long id, @QueryParam("asOf") String asOf) {
        QueryValue.requirePresent("asOf", asOf, clock.instant());
        return CustomerVerdict.of(id, views.view(id, Refresh.LIVE), verdicts.in(headers));
    }
}
