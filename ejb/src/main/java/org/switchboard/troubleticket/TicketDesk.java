package org.switchboard.troubleticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.knowledge.ArticleUse;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.RunningNumber;
import org.switchboard.troubleticket.model.ArticleUsed;
import org.switchboard.troubleticket.model.TicketOpening;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.troubleticket.model.TroubleTicket;
import org.switchboard.troubleticket.model.TroubleTickets;
import org.switchboard.troubleticket.persistence.TicketQueries;

/**
 * What agents do with tickets. Each call is one transaction; a change that the ticket's state does not allow is refused
 * with a {@link BusinessException} that names both states, an unknown id with a {@link NotFoundException}, and a change
 * that collides with another user's with {@code changed-meanwhile}.
 */
@ApplicationScoped
public class TicketDesk {

    public static final String KIND = "TT";

    private TroubleTickets tickets;
    private TicketQueries queries;
    private ArticleUse articles;
    private Event<TicketsChanged> changes;
    private Clock clock;
    private ZoneId zone;

    protected TicketDesk() {
        // for the container's proxy
    }

    @Inject
    public TicketDesk(
            TroubleTickets tickets,
            TicketQueries queries,
            ArticleUse articles,
            Event<TicketsChanged> changes,
            Clock clock,
            ZoneId zone) {
        this.tickets = tickets;
        this.queries = queries;
        this.articles = articles;
        this.changes = changes;
        this.clock = clock;
        this.zone = zone;
    }

    /** @param agent who takes the call: the ticket's owner from now on, and its first handler */
    @Transactional
    @Audited(value = "ticket-opened", subject = "customer", key = 0)
    public TicketView open(@NotNull @Valid TicketOpening opening, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        Instant now = clock.instant();
        TroubleTicket ticket =
                new TroubleTicket(RunningNumber.of(KIND, now, zone, tickets.nextNumber()), opening, actor.name(), now);
        tickets.matterOf(opening).ifPresent(ticket::about);
        tickets.add(ticket);
        changes.fire(TicketsChanged.of(ticket, actor));
        return view(ticket.id());
    }

    @Transactional
    @Audited(value = "ticket-note-added", subject = "ticket", key = 0)
    public TicketView note(long id, @NotBlank @Size(max = TroubleTicket.LONGEST_NOTE) String text, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        return change(id, actor, (ticket, now) -> ticket.note(text, actor.name(), now));
    }

    @Transactional
    @Audited(value = "ticket-begun", subject = "ticket", key = 0)
    public TicketView begin(long id, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        return change(id, actor, (ticket, now) -> ticket.begin(actor.name(), now));
    }

    /** Nothing can be done until the customer does something. */
    @Transactional
    @Audited(value = "ticket-waiting-for-customer", subject = "ticket", key = 0)
    public TicketView waitForCustomer(
            long id, @NotBlank @Size(max = TroubleTicket.LONGEST_NOTE) String reason, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        return change(id, actor, (ticket, now) -> ticket.waitForCustomer(reason, actor.name(), now));
    }

    /** Nothing can be done until something of ours is done. */
    @Transactional
    @Audited(value = "ticket-held", subject = "ticket", key = 0)
    public TicketView hold(long id, @NotBlank @Size(max = TroubleTicket.LONGEST_NOTE) String reason, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        return change(id, actor, (ticket, now) -> ticket.hold(reason, actor.name(), now));
    }

    /** @param handler who sees to it from now on; the owner stays the owner */
    @Transactional
    @Audited(value = "ticket-handed-over", subject = "ticket", key = 0)
    public TicketView handOver(long id, @NotBlank String handler, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        return change(id, actor, (ticket, now) -> ticket.takeOver(handler, actor.name(), now));
    }

    /**
     * @param telephone where to call
     * @param due when the customer wants the call; empty for when the matter is done
     */
    @Transactional
    @Audited(value = "callback-agreed", subject = "ticket", key = 0)
    public TicketView agreeCallback(
            long id,
            @NotBlank @Size(max = TicketOpening.LONGEST_TELEPHONE) String telephone,
            @NotNull Optional<Instant> due,
            Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        return change(id, actor, (ticket, now) -> ticket.agreeCallback(Optional.of(telephone), due, actor.name(), now));
    }

    @Transactional
    @Audited(value = "ticket-attached", subject = "ticket", key = 0)
    public TicketView attach(long id, long workOrderId, @NotBlank String workOrderNumber, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        return change(id, actor, (ticket, now) -> ticket.attachTo(workOrderId, workOrderNumber, actor.name(), now));
    }

    /**
     * Solved by an article, whose use is counted.
     *
     * @param base the knowledge base, such as {@code main}
     * @param text what was done or discussed; may be empty
     */
    @Transactional
    @Audited(value = "ticket-resolved", subject = "ticket", key = 0)
    public TicketView resolveWithArticle(
            long id,
            @NotBlank String base,
            @NotBlank String articleId,
            @NotBlank String language,
            @Size(max = TroubleTicket.LONGEST_NOTE) String text,
            Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        articles.count(base, articleId, actor);
        ArticleUsed used = new ArticleUsed(base, articleId, language);
        return change(id, actor, (ticket, now) -> ticket.resolve(Optional.of(used), text, actor.name(), now));
    }

    /** Solved without an article. */
    @Transactional
    @Audited(value = "ticket-resolved", subject = "ticket", key = 0)
    public TicketView resolve(long id, @NotBlank @Size(max = TroubleTicket.LONGEST_NOTE) String text, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        return change(id, actor, (ticket, now) -> ticket.resolve(Optional.empty(), text, actor.name(), now));
    }

    /** A resolved matter is not solved after all. */
    @Transactional
    @Audited(value = "ticket-reopened", subject = "ticket", key = 0)
    public TicketView reopen(long id, @NotBlank @Size(max = TroubleTicket.LONGEST_NOTE) String reason, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        return change(id, actor, (ticket, now) -> {
            ticket.reopen(reason, actor.name(), now);
            ticket.leaveOrderUnless(tickets::isUnrestored);
        });
    }

    @Transactional
    @Audited(value = "ticket-closed", subject = "ticket", key = 0)
    public TicketView close(long id, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        return change(id, actor, (ticket, now) -> ticket.close(actor.name(), now));
    }

    @Transactional
    @Audited(value = "ticket-cancelled", subject = "ticket", key = 0)
    public TicketView cancel(long id, @NotBlank @Size(max = TroubleTicket.LONGEST_NOTE) String reason, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        return change(id, actor, (ticket, now) -> ticket.cancel(reason, actor.name(), now));
    }

    private TicketView change(long id, Actor actor, BiConsumer<TroubleTicket, Instant> verb) {
        TroubleTicket ticket = tickets.find(id).orElseThrow(() -> new NotFoundException("ticket", id));
        verb.accept(ticket, clock.instant());
        tickets.changed(ticket);
        changes.fire(TicketsChanged.of(ticket, actor));
        return view(id);
    }

    private TicketView view(long id) {
        return queries.find(id).orElseThrow(() -> new NotFoundException("ticket", id));
    }
}
