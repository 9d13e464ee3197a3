package org.switchboard.agentdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.agentdesk.persistence.MatchMarks;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.customer.Customers;
import org.switchboard.customer.model.CustomerMatch;
import org.switchboard.customer.model.CustomerMatch.Marks;
import org.switchboard.customer.model.CustomerMatches;

/** The look-up of the desk: customers whom a question finds, each with what the agent must see at once. */
@ApplicationScoped
public class CustomerSearch {

    @Inject
    Customers customers;

    @Inject
    MatchMarks marks;

    /** As {@link Customers#matching}; asks no live system. */
    @Transactional
    @Audited(value = "customers-looked-up", kind = AuditKind.LOOK_UP, subject = "customers", text = 0)
    public CustomerMatches matching(String question, int limit, Actor actor) {
        actor.require(Permission.HANDLE_CALLS);
        CustomerMatches found = customers.matching(question, limit, actor);
        Map<Long, Marks> marked =
                marks.of(found.matches().stream().map(CustomerMatch::recordId).toList());
        List<CustomerMatch> matches = found.matches().stream()
                .map(match -> match.with(marked.getOrDefault(match.recordId(), Marks.NONE)))
                .toList();
        return new CustomerMatches(matches, found.total(), found.more());
    }
}
