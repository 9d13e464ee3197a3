package org.switchboard.troubleticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.switchboard.access.UserAdministration;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.database.LostUpdate;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;
import org.switchboard.troubleticket.model.TicketMerge;
import org.switchboard.troubleticket.model.TicketState;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.troubleticket.model.TroubleTicket;
import org.switchboard.troubleticket.model.TroubleTickets;

/**
 * What agents, dispatchers and supervisors do with tickets of the list. Each call is one transaction; a decision that
 * rests on an old view, or collides with another user's, is refused with {@code changed-meanwhile}.
 */
@ApplicationScoped
public class TicketHandling {

    private TroubleTickets tickets;
    private TicketLists lists;
    private UserAdministration users;
    private Event<TicketsChanged> changes;
    private Clock clock;

    protected TicketHandling() {
        // for the container's proxy
    }

    @Inject
    public TicketHandling(
            TroubleTickets tickets,
            TicketLists lists,
            UserAdministration users,
            Event<TicketsChanged> changes,
            Clock clock) {
        this.tickets = tickets;
        this.lists = lists;
        this.users = users;
        this.changes = changes;
        this.clock = clock;
    }

    /** @throws BusinessException when a part is not possible now, or needs a note and has none; then nothing changes */
    @Transactional
    @Audited(value = "ticket-changed", subject = "ticket", key = 0)
    public TicketView change(@NotNull SeenTicket seen, @NotNull @Valid TicketChange change, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        change.owner().ifPresent(user -> requireUser("owner", user));
        change.handler().ifPresent(user -> requireUser("handler", user));
        TroubleTicket ticket = seen(seen);
        Instant now = clock.instant();
        apply(ticket, change, actor.name(), now);
        if (ticket.state().isOpen()) {
            ticket.leaveOrderUnless(tickets::isUnrestored);
        }
        tickets.changed(ticket);
        return publish(ticket, actor);
    }

    /**
     * Two tickets are about the same matter: one goes into the other and is closed. Calls and callbacks of both are shown
     * from the surviving one.
     *
     * @param confirmed also when the two belong to different customers
     */
    @Transactional
    @Audited(value = "tickets-merged", subject = "ticket", key = 0)
    public TicketView merge(@NotNull SeenTicket merged, long intoId, boolean confirmed, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        TroubleTicket ticket = seen(merged);
        TroubleTicket into = existing(intoId);
        if (!confirmed && tickets.ofDifferentCustomers(ticket, into)) {
            throw new BusinessException(
                    "merge-of-different-customers", "confirm", "false", ticket.number(), into.number());
        }
        tickets.add(ticket.mergeInto(into, actor.name(), clock.instant()));
        tickets.changed(ticket);
        publish(ticket, actor);
        return publish(into, actor);
    }

    /** Undoes a merge: both tickets are as they were, but for what happened to the surviving one since. */
    @Transactional
    @Audited(value = "ticket-merge-undone", subject = "ticket", key = 0)
    public TicketView unmerge(@NotNull SeenTicket merged, Actor actor) {
        actor.require(Permission.HANDLE_TICKETS);
        TroubleTicket ticket = seen(merged);
        TicketMerge merge = tickets.mergeOf(ticket)
                .orElseThrow(
                        () -> new BusinessException("ticket-not-merged", "ticket", ticket.number(), ticket.number()));
        TroubleTicket into = existing(merge.intoId());
        boolean orderHolds = merge.mergedOrderId().filter(tickets::isUnrestored).isPresent();
        ticket.unmerge(into, merge, orderHolds, actor.name(), clock.instant());
        tickets.changed(ticket);
        publish(into, actor);
        return publish(ticket, actor);
    }

    private static void apply(TroubleTicket ticket, TicketChange change, String actor, Instant now) {
        change.priority().ifPresent(priority -> ticket.prioritise(priority, actor, now));
        change.category().ifPresent(category -> ticket.categorise(category, actor, now));
        change.owner().ifPresent(owner -> ticket.answeredForBy(owner, actor, now));
        change.group().ifPresent(group -> ticket.handTo(group, actor, now));
        change.handler().ifPresent(handler -> ticket.takeOver(handler, actor, now));
        change.callback()
                .ifPresent(wish -> ticket.agreeCallback(Optional.ofNullable(wish.telephone()), wish.at(), actor, now));
        if (change.escalate()) {
            ticket.escalate(note(change), actor, now);
        } else if (change.state().isEmpty()) {
            change.note().ifPresent(words -> ticket.note(words, actor, now));
        }
        change.state().ifPresent(state -> become(ticket, state, change, actor, now));
    }

    private static void become(TroubleTicket ticket, TicketState next, TicketChange change, String actor, Instant now) {
        String words = change.note().orElse(null);
        switch (next) {
            case IN_PROGRESS -> {
                if (ticket.state() == TicketState.RESOLVED) {
                    ticket.reopen(note(change), actor, now);
                } else {
                    ticket.begin(words, actor, now);
                }
            }
            case PENDING -> ticket.waitForCustomer(note(change), actor, now);
            case HELD -> ticket.hold(note(change), actor, now);
            case RESOLVED -> ticket.resolve(Optional.empty(), note(change), actor, now);
            case CLOSED -> ticket.close(words, actor, now);
            case CANCELLED -> ticket.cancel(note(change), actor, now);
            case ACKNOWLEDGED -> throw ticket.refused(next);
        }
    }

    private static String note(TicketChange change) {
        return change.note().orElseThrow(() -> new BusinessException("ticket-needs-note", "note", null));
    }

    private void requireUser(String field, String name) {
        if (name.isBlank() || !users.isAdmitted(name)) {
            throw new BusinessException("unknown-user", field, name, name);
        }
    }

    private TroubleTicket seen(SeenTicket seen) {
        TroubleTicket ticket = existing(seen.id());
        seen.version()
                .filter(version -> !Objects.equals(version, ticket.version()))
                .ifPresent(version -> LostUpdate.refuse(version, ticket.version(), "ticket", ticket.number()));
        return ticket;
    }

    private TroubleTicket existing(long id) {
        return tickets.find(id).orElseThrow(() -> new NotFoundException("ticket", id));
    }

    private TicketView publish(TroubleTicket ticket, Actor actor) {
        changes.fire(TicketsChanged.of(ticket, actor));
        return lists.view(ticket.id(), actor);
    }
}
