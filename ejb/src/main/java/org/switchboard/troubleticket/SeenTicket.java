package org.switchboard.troubleticket;

import java.util.Optional;
import org.switchboard.audit.HasAuditSubject;
import org.switchboard.troubleticket.model.TicketView;

/**
 * The ticket that a user decides about, in the version that they saw.
 *
 * @param version of the view on which the decision rests; empty when it holds for the ticket whatever its present version is
 */
public record SeenTicket(long id, Optional<Long> version) implements HasAuditSubject {

    public static SeenTicket as(TicketView view) {
        return new SeenTicket(view.id(), Optional.of(view.version()));
    }

    public static SeenTicket withoutVersionCheck(long id) {
        return new SeenTicket(id, Optional.empty());
    }

    @Override
    public String auditSubject() {
        return "ticket/" + id;
    }
}
