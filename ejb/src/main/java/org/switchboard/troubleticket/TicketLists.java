package org.switchboard.troubleticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.database.Part;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;
import org.switchboard.troubleticket.model.TicketCounts;
import org.switchboard.troubleticket.model.TicketDetails;
import org.switchboard.troubleticket.model.TicketFilter;
import org.switchboard.troubleticket.model.TicketGroup;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.troubleticket.persistence.TicketQueries;
import org.switchboard.troubleticket.persistence.TicketQueries.QueuePosition;

/** Reads tickets: one with its history, or a page of those that a filter lets through, newest first. */
@ApplicationScoped
public class TicketLists {

    public static final int LARGEST_PAGE = 200;

    private TicketQueries queries;

    protected TicketLists() {
        // for the container's proxy
    }

    @Inject
    public TicketLists(TicketQueries queries) {
        this.queries = queries;
    }

    /** @throws NotFoundException when there is no such ticket */
    @Transactional
    @Audited(value = "ticket-viewed", kind = AuditKind.TICKET, subject = "ticket", key = 0)
    public TicketDetails details(long id, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        TicketView ticket = queries.find(id).orElseThrow(() -> new NotFoundException("ticket", id));
        Set<Long> group = queries.withMerged(id);
        return new TicketDetails(
                ticket,
                queries.mergedNumbers(id),
                queries.calls(group),
                queries.callbacksOf(group),
                queries.history(id));
    }

    /** @throws NotFoundException when there is no such ticket */
    @Transactional
    @Audited(value = "ticket-viewed", kind = AuditKind.TICKET, subject = "ticket", key = 0)
    public TicketView view(long id, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        return queries.find(id).orElseThrow(() -> new NotFoundException("ticket", id));
    }

    @Transactional
    @Audited(value = "ticket-viewed", kind = AuditKind.TICKET, subject = "ticket-number", key = 0)
    public Optional<TicketView> find(@NotBlank String number, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        return queries.find(number);
    }

    /** By id; those that are not there are missing. */
    @Transactional
    @Audited(value = "tickets-listed", kind = AuditKind.LIST, subject = "tickets")
    public Map<Long, TicketView> all(@NotNull Collection<@NotNull Long> ids, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        return queries.all(ids).stream()
                .map(TicketView::masked)
                .collect(Collectors.toMap(TicketView::id, Function.identity()));
    }

    /** @param limit at most {@link #LARGEST_PAGE} */
    @Transactional
    @Audited(value = "tickets-listed", kind = AuditKind.LIST, subject = "tickets")
    public Page<TicketView> page(
            @NotNull TicketFilter filter, int limit, @NotNull Optional<String> cursor, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        int size = Page.size(limit, LARGEST_PAGE);
        return Page.cut(
                        queries.list(filter, Page.position(cursor, Long.MAX_VALUE), size + 1),
                        size,
                        last -> String.valueOf(last.id()))
                .map(TicketView::masked);
    }

    /** The first that the filter lets through, newest first, to be read with other parts. */
    public Part<TicketView> part(@NotNull TicketFilter filter, int limit) {
        return queries.listPart(filter, Long.MAX_VALUE, limit);
    }

    /**
     * The most urgent first, then the oldest.
     *
     * @param limit at most {@link #LARGEST_PAGE}
     */
    @Transactional
    @Audited(value = "tickets-listed", kind = AuditKind.LIST, subject = "tickets")
    public Page<TicketView> queue(
            @NotNull TicketFilter filter, int limit, @NotNull Optional<String> cursor, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        int size = Page.size(limit, LARGEST_PAGE);
        QueuePosition after = cursor.map(QueuePosition::parse).orElse(QueuePosition.BEGINNING);
        return Page.cut(queries.queue(filter, after, size + 1), size, last -> QueuePosition.of(last)
                        .toString())
                .map(TicketView::masked);
    }

    /** Of all open tickets. */
    @Transactional
    public TicketCounts counts(@NotNull Set<TicketGroup> groups, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        return queries.counts(actor.name(), groups);
    }

    /** For TM Forum callers, who page by offset; a cursor costs less the further back one goes. */
    @Transactional
    @Audited(value = "tickets-listed", kind = AuditKind.LIST, subject = "tickets")
    public List<TicketView> skipping(@NotNull TicketFilter filter, @PositiveOrZero int offset, int limit, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        return queries.skipping(filter, offset, Page.size(limit, LARGEST_PAGE)).stream()
                .map(TicketView::masked)
                .toList();
    }

    /** How many tickets the filter lets through. */
    @Transactional
    public long count(@NotNull TicketFilter filter, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        return queries.count(filter);
    }
}
