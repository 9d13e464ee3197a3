package org.switchboard.troubleticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;
import org.switchboard.shared.RunningNumber;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketOpening;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.troubleticket.model.TroubleCallView;
import org.switchboard.troubleticket.model.TroubleTicket;
import org.switchboard.troubleticket.model.TroubleTickets;
import org.switchboard.troubleticket.persistence.TicketQueries;
import org.switchboard.troubleticket.persistence.TroubleCallTable;
import org.switchboard.troubleticket.persistence.TroubleCallTable.Position;

/**
 * Takes calls about faults. Each call is stored; the first one about a matter opens the ticket, every further one
 * updates it. A matter is a usage point, else a place, else a customer with all records.
 */
@ApplicationScoped
public class TroubleCalls {

    public static final int LARGEST_PAGE = 200;

    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private TroubleTickets tickets;
    private TicketQueries queries;
    private TroubleCallTable calls;
    private Event<TicketsChanged> changes;
    private Event<TroubleCallReported> reports;
    private Clock clock;
    private ZoneId zone;

    protected TroubleCalls() {
        // for the container's proxy
    }

    @Inject
    public TroubleCalls(
            TroubleTickets tickets,
            TicketQueries queries,
            TroubleCallTable calls,
            Event<TicketsChanged> changes,
            Event<TroubleCallReported> reports,
            Clock clock,
            ZoneId zone) {
        this.tickets = tickets;
        this.queries = queries;
        this.calls = calls;
        this.changes = changes;
        this.reports = reports;
        this.clock = clock;
        this.zone = zone;
    }

    /** @param opened false when an open ticket took the call in */
    public record Reported(TicketView ticket, boolean opened) {}

    /**
     * Concurrent calls about one matter wait for each other, so that all of them end at one ticket.
     *
     * @param report of category {@link TicketCategory#FAULT_REPORT}
     * @param at when the caller reported it; now when empty
     * @throws BusinessException when it names neither customer nor place, or lies in the future
     */
    @Transactional
    @Audited(value = "trouble-call-reported", subject = "customer", key = 0)
    public Reported report(@NotNull @Valid TicketOpening report, @NotNull Optional<Instant> at, Actor actor) {
        actor.require(Permission.HANDLE_CALLS);
        Instant now = clock.instant();
        at.filter(moment -> moment.isAfter(now.plus(CLOCK_DIFFERENCE))).ifPresent(moment -> {
            throw new BusinessException("bad-moment-ahead", "reportedAt", moment.toString(), moment);
        });
        String matter =
                tickets.matterOf(report).orElseThrow(() -> new BusinessException("call-of-nobody", "customerId", null));
        calls.lock(matter);
        Optional<TroubleTicket> open = tickets.openFaultTicketOn(matter, report);
        TroubleTicket ticket = open.orElseGet(() -> new TroubleTicket(
                RunningNumber.of(TicketDesk.KIND, now, zone, tickets.nextNumber()), report, actor.name(), now));
        if (open.isPresent()) {
            ticket.calledAgain(report, actor.name(), now);
            tickets.changed(ticket);
        } else {
            ticket.about(matter);
            tickets.add(ticket);
        }
        Instant reportedAt = at.orElse(now);
        long call = calls.add(ticket.id(), report, reportedAt, actor.name(), now);
        changes.fire(TicketsChanged.of(ticket, actor));
        reports.fire(new TroubleCallReported(
                call,
                reportedAt,
                report.device(),
                report.usagePoint(),
                report.symptom(),
                report.channel(),
                report.hazards(),
                ticket.id(),
                actor.author()));
        TicketView view = queries.find(ticket.id()).orElseThrow(() -> new NotFoundException("ticket", ticket.id()));
        return new Reported(view, open.isEmpty());
    }

    /**
     * In the order in which they were recorded.
     *
     * @param since recorded at this moment or later; from the beginning when empty
     * @param limit at most {@link #LARGEST_PAGE}
     */
    @Transactional
    @Audited(value = "trouble-calls-listed", kind = AuditKind.LIST, subject = "trouble-calls")
    public Page<TroubleCallView> page(
            @NotNull Optional<Instant> since, int limit, @NotNull Optional<String> cursor, Actor actor) {
        actor.require(Permission.SEE_TROUBLE_CALLS);
        int size = Page.size(limit, LARGEST_PAGE);
        Position after = cursor.map(Position::parse).orElseGet(() -> Position.before(since));
        return Page.cut(calls.list(after, size + 1), size, last -> new Position(last.receivedAt(), last.id())
                        .toString())
                .map(TroubleCallView::masked);
    }
}
