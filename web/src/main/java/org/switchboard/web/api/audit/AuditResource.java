package org.switchboard.web.api.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.access.AuditDesk;
import org.switchboard.audit.AuditTrail;
import org.switchboard.audit.model.AuditFilter;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.audit.model.ChainHead;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/audit}. */
@ApplicationScoped
@Path("v1/audit")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    private static final int USUAL_LIMIT = 50;

    @Inject
    AuditDesk desk;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Who did what and who looked at whom, the newest first",
            description =
                    "user: a name. customer: the id of a record. kind: change, view, ticket, list, look-up, export, "
                            + "reveal, alarm or denied. since and until: moments.")
    public Listing<AuditEntryAnswer> list(
            @QueryParam("user") String user,
            @QueryParam("customer") String customer,
            @QueryParam("kind") String kind,
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        AuditFilter filter = new AuditFilter(
                QueryValue.given(user),
                QueryValue.given(customer).map(id -> "customer/" + QueryValue.id("customer", id)),
                QueryValue.given(kind).map(name -> QueryValue.oneOf("kind", name, AuditKind.class)),
                QueryValue.instant("since", since),
                QueryValue.instant("until", until));
        return Listing.of(
                desk.page(
                        filter,
                        QueryValue.limit(limit, USUAL_LIMIT, AuditTrail.LARGEST_PAGE),
                        QueryValue.given(cursor),
                        caller.actor()),
                AuditEntryAnswer::of);
    }

    @GET
    @Path("verification")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Whether the audit is what was written",
            description = "Compares every entry with the chain of hashes and names those that were changed or deleted. "
                    + "head: what an earlier verification or the log gave, which the chain must contain.")
    public AuditVerificationAnswer verify(@QueryParam("head") String head) {
        return AuditVerificationAnswer.of(desk.verify(QueryValue.given(head).map(ChainHead::parse), caller.actor()));
    }
}
