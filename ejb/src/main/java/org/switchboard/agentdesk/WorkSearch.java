package org.switchboard.agentdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.customer.spelling.SearchForm;
import org.switchboard.shared.RunningNumber;
import org.switchboard.troubleticket.TicketDesk;
import org.switchboard.troubleticket.TicketLists;
import org.switchboard.workorder.Dispatch;
import org.switchboard.workorder.DispatchQueue;

/** Tickets and repair orders by their numbers. */
@ApplicationScoped
public class WorkSearch {

    @Inject
    TicketLists tickets;

    @Inject
    DispatchQueue orders;

    /** @param typed the whole number, with or without dashes and its two letters */
    @Transactional
    @Audited(value = "work-looked-up", kind = AuditKind.LIST, subject = "work")
    public List<WorkMatch> matching(String typed, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        String plain = SearchForm.plain(typed);
        Optional<WorkMatch> ticket = RunningNumber.read(TicketDesk.KIND, plain)
                .flatMap(number -> tickets.find(number, actor))
                .map(found -> new WorkMatch(
                        WorkMatch.Kind.TICKET,
                        found.id(),
                        found.number(),
                        found.state().name(),
                        found.customerName().or(found::callerName)));
        Optional<WorkMatch> order = RunningNumber.read(Dispatch.KIND, plain)
                .flatMap(number -> orders.find(number, actor))
                .map(found -> new WorkMatch(
                        WorkMatch.Kind.ORDER,
                        found.id(),
                        found.number(),
                        found.state().name(),
                        Optional.of(found.deviceName())));
        return Stream.of(ticket, order).flatMap(Optional::stream).toList();
    }
}
