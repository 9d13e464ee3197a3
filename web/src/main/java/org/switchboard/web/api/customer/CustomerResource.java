package org.switchboard.web.api.customer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.agentdesk.CustomerSearch;
import org.switchboard.agentdesk.CustomerView;
import org.switchboard.agentdesk.CustomerViews;
import org.switchboard.agentdesk.CustomerViews.Refresh;
import org.switchboard.agentdesk.MeterDesk;
import org.switchboard.customer.Customers;
import org.switchboard.customer.model.CustomerField;
import org.switchboard.customer.model.FieldOrigin;
import org.switchboard.shared.NotFoundException;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.api.list.StatedReason;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/customers}. */
@ApplicationScoped
@Path("v1/customers")
@Produces(MediaType.APPLICATION_JSON)
public class CustomerResource {

    private static final int USUAL_LIMIT = 20;

    @Inject
    Customers customers;

    @Inject
    CustomerSearch search;

    @Inject
    CustomerViews views;

    @Inject
    MeterDesk meters;

    @Inject
    VerdictAnswers verdicts;

    @Inject
    Clock clock;

    @Context
    HttpHeaders headers;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Find customers",
            description = "By name (also pinyin and its initials), four digits or more of a telephone number, account, "
                    + "meter, usage-point or identity number, or address; the most telling match first. Several words "
                    + "narrow. total counts all matches, up to a thousand; more says that there are others.")
    public LookUpAnswer find(@QueryParam("q") String question, @QueryParam("limit") String limit) {
        return LookUpAnswer.of(search.matching(
                QueryValue.required("q", question),
                QueryValue.limit(limit, USUAL_LIMIT, Customers.LARGEST_LOOK_UP),
                caller.actor()));
    }

    @GET
    @Path("{id: [0-9]+}/view")
    @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "The customer's whole situation",
            description =
                    "refresh=live asks the live systems, within their time limits; none shows what is known. symptom "
                            + "is what the caller reports, as for the verdict.")
    public CustomerAnswer view(
            @PathParam("id") long id,
            @QueryParam("refresh") @DefaultValue("live") String refresh,
            @QueryParam("symptom") String symptom) {
        CustomerView view = views.view(
                id, QueryValue.oneOf("refresh", refresh, Refresh.class), SymptomCode.given(symptom), caller.actor());
        return CustomerAnswer.of(view, verdicts.in(headers, view.customer()));
    }

    @POST
    @Path("{id: [0-9]+}/reveal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "The numbers in full that views mask",
            description =
                    "reason is required; it is recorded with the caller and the customer. Each user has a budget a "
                            + "minute.")
    public RevealedNumbersAnswer reveal(@PathParam("id") long id, @NotNull StatedReason reason) {
        return RevealedNumbersAnswer.of(customers.reveal(id, reason.text(), caller.actor()));
    }

    @GET
    @Path("{id: [0-9]+}/fields")
    @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.ADMIN})
    @Operation(
            summary = "Where each field of the customer comes from",
            description =
                    "Value, record, source, time, the rule that chose it, and the values that other records hold.")
    public Listing<FieldOriginAnswer> fields(@PathParam("id") long id) {
        return origins(customers.origins(id, caller.actor()));
    }

    @POST
    @Path("{id: [0-9]+}/fields/{field}/verify")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "The customer has confirmed a value",
            description =
                    "recordId and value as the fields list them. It is shown from now on, as long as the record goes "
                            + "on saying it.")
    public Listing<FieldOriginAnswer> verify(
            @PathParam("id") long id, @PathParam("field") String field, @NotNull ConfirmedValue confirmed) {
        if (!customers.recordIds(id).contains(confirmed.record())) {
            throw new NotFoundException("recordId", confirmed.record());
        }
        return origins(
                customers.verify(confirmed.record(), CustomerField.named(field), confirmed.text(), caller.actor()));
    }

    @POST
    @Path("{id: [0-9]+}/meter-pings")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Ask the meter whether it has supply",
            description =
                    "Takes some seconds at most. answered is false when the meter kept silent, as one without supply "
                            + "must; the answer is evidence of the verdict for five minutes.")
    public MeterPingAnswer ping(@PathParam("id") long id, @NotNull MeterQuestion question) {
        return MeterPingAnswer.of(meters.ask(id, question.place(), caller.actor()));
    }

    @GET
    @Path("{id: [0-9]+}/verdict")
    @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "What is wrong with this customer's supply, in view of what they report",
            description = "Of the most telling place of supply; the others stand in usagePoints. symptom is one of "
                    + "no-supply, part-of-premises, low-voltage, danger, bill, payment, other; without it the verdict rests "
                    + "on network and meter alone.")
    public CustomerVerdict verdict(
            @PathParam("id") long id, @QueryParam("symptom") String symptom, @QueryParam("asOf") String asOf) {
        QueryValue.requirePresent("asOf", asOf, clock.instant());
        CustomerView view = views.view(id, Refresh.LIVE, SymptomCode.given(symptom), caller.actor());
        return CustomerVerdict.of(id, view, verdicts.in(headers, view.customer()));
    }

    private static Listing<FieldOriginAnswer> origins(List<FieldOrigin> origins) {
        return Listing.whole(origins.stream().map(FieldOriginAnswer::of).toList());
    }
}
