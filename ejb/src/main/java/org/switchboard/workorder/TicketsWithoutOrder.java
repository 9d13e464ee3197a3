package org.switchboard.workorder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.shared.Page;
import org.switchboard.troubleticket.TicketLists;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.workorder.model.WaitingTicket;
import org.switchboard.workorder.persistence.WaitingTicketQueries;
import org.switchboard.workorder.persistence.WaitingTicketQueries.Found;
import org.switchboard.workorder.persistence.WaitingTicketQueries.Position;

/**
 * The open fault tickets without a repair order: reported dangers first, then customers on life support, then by
 * priority, the longest waiting first.
 */
@ApplicationScoped
public class TicketsWithoutOrder {

    public static final int LARGEST_PAGE = 200;

    private WaitingTicketQueries queries;
    private TicketLists tickets;
    private Clock clock;

    protected TicketsWithoutOrder() {
        // for the container's proxy
    }

    @Inject
    public TicketsWithoutOrder(WaitingTicketQueries queries, TicketLists tickets, Clock clock) {
        this.queries = queries;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** @param limit at most {@link #LARGEST_PAGE} */
    @Transactional
    @Audited(value = "tickets-without-order-listed", kind = AuditKind.LIST, subject = "tickets-without-order")
    public Page<WaitingTicket> page(int limit, @NotNull Optional<String> cursor, Actor actor) {
        actor.require(Permission.DISPATCH);
        int size = Page.size(limit, LARGEST_PAGE);
        Position after = cursor.map(Position::parse).orElse(Position.BEGINNING);
        Page<Found> found = Page.cut(queries.list(after, size + 1), size, Found::cursor);
        Map<Long, TicketView> views =
                tickets.all(found.items().stream().map(Found::id).toList(), actor);
        Instant now = clock.instant();
        return found.map(each -> waiting(each, views.get(each.id()), now));
    }

    /** How many there are. */
    @Transactional
    public long count(Actor actor) {
        actor.require(Permission.DISPATCH);
        return queries.count();
    }

    private static WaitingTicket waiting(Found found, TicketView ticket, Instant now) {
        return new WaitingTicket(
                ticket,
                found.lifeSupport(),
                found.address(),
                found.deviceName(),
                Duration.between(ticket.openedAt(), now).toMinutes(),
                found.freed());
    }
}
