package org.switchboard.troubleticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.customer.Customers;
import org.switchboard.customer.model.CustomerMatch;
import org.switchboard.troubleticket.model.TicketQuestion;

/** Finds tickets by what the user types: number, customer, telephone, address. */
@ApplicationScoped
public class TicketSearch {

    public static final int LONGEST_QUESTION = 100;

    private static final int MOST_CUSTOMERS = 50;

    private Customers customers;

    protected TicketSearch() {
        // for the container's proxy
    }

    @Inject
    public TicketSearch(Customers customers) {
        this.customers = customers;
    }

    /** The question with the customers whom the look-up of the desk finds for it. */
    @Transactional
    @Audited(value = "tickets-looked-up", kind = AuditKind.LOOK_UP, subject = "tickets", text = 0)
    public TicketQuestion question(@NotNull @Size(max = LONGEST_QUESTION) String typed, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        List<Long> found = customers.matching(typed, MOST_CUSTOMERS, actor).matches().stream()
                .map(CustomerMatch::recordId)
                .toList();
        return new TicketQuestion(typed, customers.recordIds(found));
    }
}
